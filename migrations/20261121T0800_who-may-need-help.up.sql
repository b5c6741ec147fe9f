-- That a message was taken for one of somebody in distress: when, and by which rule. Never its text.
create table safety_event (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  -- Null once the message was deleted. Checked at the end: both rows come in one flush, in any order.
  message_id uuid references message (id) on delete set null deferrable initially deferred,
  category text not null
    check (category in ('SUICIDE', 'SELF_HARM', 'HOPELESSNESS', 'SOMEBODY_ELSE')),
  -- The name of a rule of our own; a text of somebody's would not fit.
  rule text not null check (rule ~ '^[a-z]{2}/[a-z-]{1,40}$'),
  created_at timestamptz(3) not null
);
create index safety_event_of on safety_event (account_id, created_at);
create index safety_event_about on safety_event (message_id);

alter table safety_event enable row level security;
alter table safety_event force row level security;
create policy own on safety_event to smriti_app
  using (account_id = current_account()) with check (account_id = current_account());
-- Lines that are added and never changed.
grant select, insert on safety_event to smriti_app;
