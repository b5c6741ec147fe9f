-- Visits to the dashboard, and what was done in them.

create table session (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  -- Who began it: a claim changes the owner but not the origin, so client ids stay unique.
  origin_account_id uuid not null,
  client_session_id text not null check (char_length(client_session_id) between 1 and 64),
  device text check (char_length(device) between 1 and 64),
  started_at timestamptz(3) not null,
  last_activity_at timestamptz(3) not null,
  -- Over from then on, idle or at its longest, unless more is heard of it.
  alive_until timestamptz(3) not null,
  -- When somebody said that it is over, and who; it may have been over before.
  closed_at timestamptz(3),
  closed_by text check (closed_by in ('CLIENT', 'CLAIMED')),
  -- Its end as the last write or the sweep found it. Whoever reads looks at the four columns above and the clock.
  ended_at timestamptz(3),
  end_reason text check (end_reason in ('CLIENT', 'IDLE', 'CAP', 'CLAIMED')),
  -- What its activities cover, all together and kind by kind, and how many they are: reports need not read them.
  active_ms int not null default 0,
  chat_ms int not null default 0 check (chat_ms between 0 and active_ms),
  game_ms int not null default 0 check (game_ms between 0 and active_ms),
  video_ms int not null default 0 check (video_ms between 0 and active_ms),
  music_ms int not null default 0 check (music_ms between 0 and active_ms),
  chat_count int not null default 0 check (chat_count >= 0),
  game_count int not null default 0 check (game_count >= 0),
  video_count int not null default 0 check (video_count >= 0),
  music_count int not null default 0 check (music_count >= 0),
  unique (origin_account_id, client_session_id),
  check (last_activity_at >= started_at),
  check (alive_until between last_activity_at and started_at + interval '24 hours'),
  check ((closed_at is null) = (closed_by is null)),
  check (closed_at >= started_at),
  check ((ended_at is null) = (end_reason is null)),
  check (ended_at >= last_activity_at),
  check (active_ms <= chat_ms + game_ms + video_ms + music_ms),
  check (active_ms <= extract(epoch from last_activity_at - started_at) * 1000)
);
create index session_listed on session (account_id, started_at desc, id desc);
create index session_open on session (account_id, alive_until) where ended_at is null;
create index session_due on session (alive_until) where ended_at is null;
create index session_began on session (started_at);

-- Client sessions that came into one that was open on their device, so that a repeated start finds it again.
create table session_join (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  origin_account_id uuid not null,
  client_session_id text not null check (char_length(client_session_id) between 1 and 64),
  session_id uuid not null references session (id) on delete cascade,
  unique (origin_account_id, client_session_id)
);
create index session_join_of on session_join (account_id);
create index session_join_into on session_join (session_id);

create table session_activity (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  origin_account_id uuid not null,
  session_id uuid not null references session (id) on delete cascade,
  kind text not null check (kind in ('CHAT', 'GAME', 'VIDEO', 'MUSIC')),
  started_at timestamptz(3) not null,
  -- Null: it took no time that is known.
  ended_at timestamptz(3),
  -- False for what began before the session: it counts for its day only.
  is_inside boolean not null,
  -- Null for a message, whose own client id tells a repetition.
  client_event_id text check (char_length(client_event_id) between 1 and 64),
  request_fingerprint text,
  recorded_at timestamptz(3) not null,
  unique (origin_account_id, client_event_id),
  check (ended_at >= started_at),
  check ((client_event_id is null) = (request_fingerprint is null))
);
create index session_activity_of on session_activity (account_id, kind);
create index session_activity_in on session_activity (session_id, started_at, id) where is_inside;

do $$
declare owned text;
begin
  foreach owned in array array['session', 'session_join', 'session_activity'] loop
    execute format('alter table %I enable row level security', owned);
    execute format('alter table %I force row level security', owned);
    execute format(
      'create policy own on %I to smriti_app
         using (account_id = current_account()) with check (account_id = current_account())',
      owned);
    execute format('grant select, insert, update, delete on %I to smriti_app', owned);
  end loop;
end $$;

-- The sweep ends what nobody hears of any more, whosever it is.
create policy any_session on session to smriti_worker using (true) with check (true);
grant select, update (ended_at, end_reason) on session to smriti_worker;

-- Reports count; they see neither devices nor what clients call things.
create policy reported on session for select to smriti_report using (true);
grant select (id, account_id, started_at, last_activity_at, ended_at, active_ms, chat_ms, game_ms,
    video_ms, music_ms, chat_count, game_count, video_count, music_count)
  on session to smriti_report;
