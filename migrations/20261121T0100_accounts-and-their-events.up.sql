-- People, the order in which their things changed, and the facts that wait for delivery.

-- The account of the running transaction; null outside of one, so that policies then show nothing.
create function current_account() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.account_id', true), '')::uuid;

create table account (
  id uuid primary key,
  kind text not null check (kind in ('GUEST', 'MEMBER')),
  -- The identity provider's `sub`; a guest has none.
  subject text unique check (char_length(subject) between 1 and 255),
  email text,
  time_zone text not null default 'UTC',
  -- The newest place given out in account_log; taken under this row's lock.
  log_seq bigint not null default 0,
  created_at timestamptz(3) not null,
  closed_at timestamptz(3),
  check ((kind = 'MEMBER') = (subject is not null))
);

create table account_zone (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  zone text not null,
  since timestamptz(3) not null
);
create index account_zone_of on account_zone (account_id, since);

create table account_log (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  seq bigint not null,
  message_id uuid not null,
  unique (account_id, seq)
);

create table outbox_event (
  id uuid primary key,
  account_id uuid not null,
  type text not null,
  payload jsonb not null,
  attempts int not null default 0,
  -- One second of grace lets the process that wrote the fact deliver it itself.
  due_at timestamptz not null default clock_timestamp() + interval '1 second',
  dead_at timestamptz,
  last_error text
);
create index outbox_event_due on outbox_event (due_at) where dead_at is null;
create index outbox_event_of on outbox_event (account_id);

alter table account enable row level security;
alter table account force row level security;
alter table account_zone enable row level security;
alter table account_zone force row level security;
alter table account_log enable row level security;
alter table account_log force row level security;
alter table outbox_event enable row level security;
alter table outbox_event force row level security;

create policy own on account to smriti_app
  using (id = current_account()) with check (id = current_account());
create policy own on account_zone to smriti_app
  using (account_id = current_account()) with check (account_id = current_account());
create policy own on account_log to smriti_app
  using (account_id = current_account()) with check (account_id = current_account());
create policy own on outbox_event for insert to smriti_app
  with check (account_id = current_account());

create policy any_account on account to smriti_worker using (true) with check (true);
create policy any_zone on account_zone to smriti_worker using (true) with check (true);
create policy any_event on outbox_event to smriti_worker using (true) with check (true);

grant select, update (time_zone, log_seq) on account to smriti_app;
grant select, insert on account_zone, account_log to smriti_app;
grant insert on outbox_event to smriti_app;
grant select, insert, update (email) on account to smriti_worker;
grant select, insert on account_zone to smriti_worker;
grant select, insert, update, delete on outbox_event to smriti_worker;
