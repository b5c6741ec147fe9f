-- A guest's life passes to a member: once, wholly, and on record.

-- To whom a closed guest's things went: late replies follow, and another member is told so.
alter table account add column claimed_by uuid references account (id) on delete cascade;
alter table account add check (claimed_by is null or (kind = 'GUEST' and closed_at is not null));
create index account_claimed_by on account (claimed_by);

-- When a guest was here last, to the hour: whoever does not come back for long is purged.
alter table account add column seen_at timestamptz(3);
update account set seen_at = created_at where kind = 'GUEST';
alter table account add check (kind = 'MEMBER' or seen_at is not null);
create index account_idle on account (seen_at) where kind = 'GUEST' and closed_at is null;

-- The guest of the running claim; null in every other transaction.
create function claimed_account() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.claim_from', true), '')::uuid;

-- What a claim moved: its receipt, however often it is asked for.
create table claim (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  guest_id uuid not null unique references account (id) on delete cascade,
  conversations int not null,
  messages int not null,
  sessions int not null,
  active_days int not null,
  started_at timestamptz(3) not null,
  finished_at timestamptz(3) not null
);
create index claim_of on claim (account_id);

-- Under whose name the caller's things may have begun: their own, and the guests' whom they claimed. Client ids are
-- unique with the origin, and what a guest had sent may be asked for again by the member.
create function origin_accounts() returns setof uuid
  language sql stable parallel safe
begin atomic
  select current_account() union all select guest_id from claim where account_id = current_account();
end;

-- Every attempt, in lines that are added and never changed. It outlives accounts, so it names the guest by a keyed
-- hash, and the member only while there is one.
create table migration_audit (
  id uuid primary key,
  attempt_id uuid not null,
  account_id uuid references account (id) on delete set null,
  guest_ref text not null,
  status text not null check (status in ('STARTED', 'COMPLETED', 'FAILED', 'REFUSED')),
  error text,
  conversations int not null default 0,
  messages int not null default 0,
  at timestamptz(3) not null,
  migration_version text not null
);
create index migration_audit_attempt on migration_audit (attempt_id);
create index migration_audit_begun on migration_audit (at desc, attempt_id desc) where status = 'STARTED';
create index migration_audit_of on migration_audit (account_id);

alter table claim enable row level security;
alter table claim force row level security;
alter table migration_audit enable row level security;
alter table migration_audit force row level security;

create policy own on claim for select to smriti_app using (account_id = current_account());
create policy own on migration_audit for insert to smriti_app with check (account_id = current_account());
create policy done on migration_audit for insert to smriti_claim with check (account_id = current_account());
create policy any_attempt on migration_audit for select to smriti_report using (true);
grant select on claim to smriti_app;
grant insert on migration_audit to smriti_app, smriti_claim;
grant select (attempt_id, account_id, guest_ref, status, error, conversations, messages, at, migration_version)
  on migration_audit to smriti_report;

-- A claim sees what is the guest's and what is the member's, and leaves nothing behind that is not the member's.
do $$
declare owned text;
begin
  for owned in
    select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'account_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and c.relname not in ('outbox_event', 'migration_audit')
  loop
    execute format(
      'create policy claimed on %I to smriti_claim
         using (account_id in (current_account(), claimed_account())) with check (account_id = current_account())',
      owned);
    execute format('grant select, insert, update, delete on %I to smriti_claim', owned);
  end loop;
end $$;

create policy claimed on account to smriti_claim
  using (id in (current_account(), claimed_account()))
  with check (id = current_account() or (id = claimed_account() and claimed_by = current_account()));
create policy claimed on outbox_event for insert to smriti_claim
  with check (account_id in (current_account(), claimed_account()));
grant select, update (time_zone, log_seq, closed_at, claimed_by) on account to smriti_claim;
grant insert on outbox_event to smriti_claim;
grant usage on schema public to smriti_claim;

-- What goes wholly: guests that nobody came back to, and whoever asked for it.
grant delete, update (seen_at) on account to smriti_worker;
