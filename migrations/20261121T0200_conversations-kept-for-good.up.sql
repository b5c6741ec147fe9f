-- Conversations, what was said in them, and what each reply cost.

create table conversation (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  title text not null check (char_length(title) between 1 and 200),
  description text check (char_length(description) <= 2000),
  status text not null check (status in ('ACTIVE', 'ARCHIVED')),
  pinned boolean not null,
  tags text[] not null,
  agent_type text,
  model text,
  system_prompt text,
  temperature double precision check (temperature between 0 and 2),
  max_tokens int check (max_tokens > 0),
  -- All that is kept, alternatives included.
  message_count int not null check (message_count >= 0),
  token_count int not null check (token_count >= 0),
  -- Of these the ones on the active path, so that a page's total needs no counting.
  path_length int not null check (path_length between 0 and message_count),
  -- The newest index given out; never reused.
  last_index int not null,
  active_leaf_id uuid,
  title_is_own boolean not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  last_message_at timestamptz(3),
  -- A column, because coalesce counts as leaky: under a policy no index is searched for it.
  listed_at timestamptz(3) generated always as (coalesce(last_message_at, created_at)) stored,
  expires_at timestamptz(3)
);
create index conversation_listed on conversation (account_id, pinned desc, listed_at desc, id desc);
create index conversation_latest on conversation
  (account_id, listed_at desc, id desc) where status = 'ACTIVE';

create table message (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  -- Who wrote it first: a claim changes the owner but not the origin, so client ids stay unique.
  origin_account_id uuid not null,
  conversation_id uuid not null references conversation (id) on delete cascade,
  index int not null check (index > 0),
  role text not null check (role in ('USER', 'ASSISTANT', 'SYSTEM')),
  content text not null,
  content_type text not null check (content_type in ('TEXT', 'MARKDOWN', 'JSON')),
  status text not null
    check (status in ('COMPLETE', 'GENERATING', 'STOPPED', 'INTERRUPTED', 'FAILED')),
  parent_id uuid references message (id) on delete cascade,
  sibling_count int not null default 1 check (sibling_count > 0),
  -- Whether it is on the active path, and whether it is the alternative chosen among its siblings.
  on_path boolean not null,
  chosen boolean not null,
  client_message_id text check (char_length(client_message_id) between 1 and 64),
  request_fingerprint text,
  -- A reply in the making has one owner, who holds a lease and counts the attempts.
  attempt int not null default 0,
  owner uuid,
  lease_until timestamptz,
  model text,
  tokens_used int,
  latency_ms int,
  mood text,
  sentiment real check (sentiment between -1 and 1),
  personality_version int,
  session_id uuid,
  edited boolean not null,
  flagged boolean not null,
  -- Whether it ever was rated or reacted to: pages look for marks of those alone.
  marked boolean not null default false,
  search_text text not null default '',
  search_grams text[] not null default '{}',
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  unique (conversation_id, index),
  check ((status = 'GENERATING') = (lease_until is not null))
);
create unique index message_client_id on message (origin_account_id, client_message_id);
create index message_said on message (account_id, created_at, id) where on_path;
create index message_path on message (conversation_id, index) where on_path;
create index message_children on message (parent_id);
create index message_beginnings on message (conversation_id) where parent_id is null;
create unique index message_running on message (conversation_id) where status = 'GENERATING';

create table message_rating (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  message_id uuid not null unique references message (id) on delete cascade,
  rating smallint not null check (rating between 1 and 5),
  updated_at timestamptz(3) not null
);
create index message_rating_of on message_rating (account_id);

create table message_reaction (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  message_id uuid not null references message (id) on delete cascade,
  reaction text not null check (char_length(reaction) between 1 and 32),
  created_at timestamptz(3) not null,
  unique (message_id, reaction)
);
create index message_reaction_of on message_reaction (account_id);

create table query_log (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  -- Null once the conversation was deleted: what it cost stays counted, what it was about is gone.
  conversation_id uuid,
  message_id uuid,
  attempt int not null,
  model text not null,
  outcome text not null check (outcome in ('COMPLETE', 'STOPPED', 'INTERRUPTED', 'FAILED')),
  error_code text,
  latency_ms int not null,
  first_token_ms int,
  tokens_in int,
  tokens_out int,
  retries int not null,
  quality real,
  recommendation text check (recommendation in ('ANSWER', 'REFINE', 'CLARIFY', 'EXTERNAL')),
  refinement_count int,
  contexts_retrieved int,
  created_at timestamptz(3) not null
);
create index query_log_of on query_log (account_id, message_id);

do $$
declare owned text;
begin
  foreach owned in array array[
    'conversation', 'message', 'message_rating', 'message_reaction', 'query_log'
  ] loop
    execute format('alter table %I enable row level security', owned);
    execute format('alter table %I force row level security', owned);
    execute format(
      'create policy own on %I to smriti_app
         using (account_id = current_account()) with check (account_id = current_account())',
      owned);
    execute format('grant select, insert, update, delete on %I to smriti_app', owned);
  end loop;
end $$;
