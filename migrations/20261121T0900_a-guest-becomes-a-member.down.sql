revoke delete, update (seen_at) on account from smriti_worker;
do $$
declare owned text;
begin
  for owned in select tablename from pg_policies where schemaname = 'public' and policyname = 'claimed' loop
    execute format('drop policy claimed on %I', owned);
    execute format('revoke all on %I from smriti_claim', owned);
  end loop;
end $$;
revoke usage on schema public from smriti_claim;
drop table migration_audit;
drop function origin_accounts();
drop table claim;
drop function claimed_account();
alter table account drop column seen_at;
alter table account drop column claimed_by;
