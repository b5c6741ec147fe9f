-- The owner of the database may drop what smriti_search owns only as a member of it.
do $$
declare
  can_act boolean := pg_has_role(current_user, 'smriti_search',
    case when current_setting('server_version_num')::int >= 160000 then 'USAGE' else 'MEMBER' end);
begin
  if not can_act then
    execute format('grant smriti_search to %I', current_user);
  end if;
  drop function search_candidates(jsonb);
  if not can_act then
    execute format('revoke smriti_search from %I', current_user);
  end if;
end $$;

drop function search_score(jsonb), search_condition(jsonb), search_literal(jsonb);
drop policy searched on message;
revoke all (id, account_id, search_text, search_grams, created_at) on message from smriti_search;
revoke usage on schema public from smriti_search;
drop index message_grams_found, message_text_found;

-- Another database of the cluster may still need the role, and another schema the extensions: those stay.
do $$
begin
  drop role smriti_search;
exception when dependent_objects_still_exist or insufficient_privilege then null;
end $$;
