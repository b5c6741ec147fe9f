-- What was said before the model's window, in short.

create table conversation_summary (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  conversation_id uuid not null references conversation (id) on delete cascade,
  -- The last message that it tells of. It tells of the one path that leads there, and of no other branch.
  message_id uuid not null unique references message (id) on delete cascade,
  content text not null check (char_length(content) between 1 and 8000),
  tokens int not null check (tokens > 0),
  model text not null,
  created_at timestamptz(3) not null
);
create index conversation_summary_of on conversation_summary (account_id);
create index conversation_summary_in on conversation_summary (conversation_id);

-- Who is at work on the next one, until when this is believed, and how often it was tried in vain.
alter table conversation
  add column summary_lease uuid,
  add column summary_until timestamptz,
  add column summary_tries int not null default 0,
  add check ((summary_lease is null) = (summary_until is null));

alter table conversation_summary enable row level security;
alter table conversation_summary force row level security;
create policy own on conversation_summary to smriti_app
  using (account_id = current_account()) with check (account_id = current_account());
create policy claimed on conversation_summary to smriti_claim
  using (account_id in (current_account(), claimed_account())) with check (account_id = current_account());
-- A summary is never changed; it goes with its conversation.
grant select, insert on conversation_summary to smriti_app;
grant select, insert, update, delete on conversation_summary to smriti_claim;
