-- Days on which somebody did something, what keeps a streak over other days, and what listeners have heard.

create extension if not exists btree_gist;

-- One local day of one account, in the zone in which the account lived then: fixed for good.
create table activity_day (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  date date not null,
  -- What was done on it: messages that were sent, and what clients recorded, by kind.
  messages int not null check (messages >= 0),
  chats int not null check (chats >= 0),
  games int not null check (games >= 0),
  videos int not null check (videos >= 0),
  songs int not null check (songs >= 0),
  -- The latest of it.
  last_at timestamptz(3) not null,
  unique (account_id, date),
  check (messages + chats + games + videos + songs > 0)
);

-- Both days belong to it. A pause that was cut short keeps the days that had passed.
create table streak_pause (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  first_day date not null,
  last_day date not null check (last_day - first_day between 0 and 29),
  created_at timestamptz(3) not null,
  exclude using gist (account_id with =, daterange(first_day, last_day, '[]') with &&)
);
create index streak_pause_of on streak_pause (account_id, first_day);

create table streak_repair (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  day date not null,
  reason text not null check (char_length(reason) between 1 and 200),
  repaired_at timestamptz(3) not null,
  unique (account_id, day)
);

-- Which listener has written what it had to write about which fact. The ids tell how old it is.
create table inbox_event (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  fact_id uuid not null,
  listener text not null,
  unique (account_id, fact_id, listener)
);

do $$
declare owned text;
begin
  foreach owned in array array['activity_day', 'streak_pause', 'streak_repair', 'inbox_event'] loop
    execute format('alter table %I enable row level security', owned);
    execute format('alter table %I force row level security', owned);
    execute format(
      'create policy own on %I to smriti_app
         using (account_id = current_account()) with check (account_id = current_account())',
      owned);
  end loop;
end $$;

-- No day is taken back, and no repair undone.
grant select, insert, update on activity_day to smriti_app;
grant select, insert on streak_repair, inbox_event to smriti_app;
grant select, insert, update, delete on streak_pause to smriti_app;

-- The sweep forgets what was heard long ago, by whomever.
create policy any_mark on inbox_event to smriti_worker using (true) with check (true);
grant select, delete on inbox_event to smriti_worker;

-- Reports see days, and neither reasons nor what was done.
create policy reported on activity_day for select to smriti_report using (true);
create policy reported on streak_pause for select to smriti_report using (true);
create policy reported on streak_repair for select to smriti_report using (true);
create policy reported on account_zone for select to smriti_report using (true);
grant select (account_id, date) on activity_day to smriti_report;
grant select (account_id, first_day, last_day) on streak_pause to smriti_report;
grant select (account_id, day) on streak_repair to smriti_report;
grant select (account_id, zone, since) on account_zone to smriti_report;
