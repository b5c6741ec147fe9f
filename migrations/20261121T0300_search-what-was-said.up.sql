-- Finding what was said: words in any order, phrases, parts of words, typos, and terms of one or two characters.
--
-- LIKE and regular expressions are not leakproof, so under a row policy their indexes are not used.
-- One function therefore looks up ids and scores as a role that may read the searchable columns and nothing else;
-- whoever calls it reads the rows under their own policy.

create extension if not exists pg_trgm;
create extension if not exists btree_gin;

-- Roles belong to the whole cluster: another database may create this one at the same moment.
do $$
begin
  if to_regrole('smriti_search') is null then
    create role smriti_search nologin nobypassrls;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;

-- A short pending list: every search reads all of it.
create index message_text_found on message using gin (account_id, search_text gin_trgm_ops)
  with (gin_pending_list_limit = 256);
create index message_grams_found on message using gin (account_id, search_grams)
  with (gin_pending_list_limit = 256);

-- Any account: a condition on the account here would again keep the search off its index.
-- The function below asks for the one account itself, and nobody may act as this role otherwise.
create policy searched on message for select to smriti_search using (true);
grant usage on schema public to smriti_search;
grant select (id, account_id, search_text, search_grams, created_at) on message to smriti_search;

-- The three below make SQL from one term of the query; every value passes %L.

-- The term stands there as it was typed.
create function search_literal(term jsonb) returns text
  language sql immutable set search_path = pg_catalog, pg_temp
  return (
    select string_agg(part, ' and ') from (
      select format('m.search_text like %L', pattern)
        from jsonb_array_elements_text(term -> 'likes') as pattern
      union all
      select format('m.search_grams @> %L', array_agg(gram))
        from jsonb_array_elements_text(term -> 'grams') as gram having count(*) > 0
      union all
      select format('m.search_text ~ %L', term ->> 'adjacent') where term ->> 'adjacent' is not null
    ) as parts (part));

create function search_condition(term jsonb) returns text
  language sql immutable set search_path = pg_catalog, pg_temp
  return (
    select format('(%s)', concat_ws(' or ', public.search_literal(term),
      string_agg(format('m.search_text ~ %L', pattern), ' or ')))
      from jsonb_array_elements_text(term -> 'misspelt') as pattern);

-- A whole word 1, a part of one 0.7, a misspelt one 0.5.
create function search_score(term jsonb) returns text
  language sql immutable set search_path = pg_catalog, pg_temp
  return format('case when %s then %s else 0.5 end',
    public.search_literal(term),
    case when term ->> 'whole' is null then '1.0'
      else format('case when m.search_text ~ %L then 1.0 else 0.7 end', term ->> 'whole') end);

-- All messages of the present account that have every term, each with a score above 0 and at most 1. The score
-- depends on the message and the query alone and is rounded, so that pages can continue at one. Without an
-- account there is nothing to find. The argument is made by src/modules/chat/search/search-sql.ts.
create function search_candidates(query jsonb)
  returns table (id uuid, score real)
  language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp
  -- Compiling takes longer than the search.
  set jit = off
as $$
declare
  account uuid := public.current_account();
  terms jsonb := query -> 'terms';
  near_by jsonb := query -> 'sideBySide';
  conditions text;
  scores text;
begin
  if account is null or coalesce(jsonb_array_length(terms), 0) = 0 then
    return;
  end if;
  select string_agg(public.search_condition(term), ' and '), string_agg(public.search_score(term), ' + ')
    into conditions, scores from jsonb_array_elements(terms) as term;
  scores := format('(%s) / %s', scores, jsonb_array_length(terms));
  if jsonb_typeof(near_by) = 'object' then
    scores := format('0.8 * (%s) + case when m.search_text like %L and m.search_text ~ %L then 0.2 else 0 end',
      scores, near_by ->> 'like', near_by ->> 'pattern');
  end if;
  return query execute format(
    'select m.id, round((%s)::numeric, 3)::real from public.message m where m.account_id = %L and %s',
    scores, account, conditions);
end $$;

revoke all on function search_literal(jsonb), search_condition(jsonb), search_score(jsonb), search_candidates(jsonb) from public;
grant execute on function search_literal(jsonb), search_condition(jsonb), search_score(jsonb) to smriti_search;
grant execute on function search_candidates(jsonb) to smriti_app;

-- To hand the function over, one who is no superuser must belong to the role, and the role must be able to create
-- in the schema; both only for this moment.
do $$
declare
  can_act boolean := pg_has_role(current_user, 'smriti_search',
    case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end);
  could_create boolean := has_schema_privilege('smriti_search', 'public', 'CREATE');
begin
  if not can_act then
    execute format('grant smriti_search to %I', current_user);
  end if;
  if not could_create then
    grant create on schema public to smriti_search;
  end if;
  alter function search_candidates(jsonb) owner to smriti_search;
  if not could_create then
    revoke create on schema public from smriti_search;
  end if;
  if not can_act then
    execute format('revoke smriti_search from %I', current_user);
  end if;
end $$;
