import type { TestDatabase } from '../../support/database.js';

export interface Crowd {
  accounts: number;
  sessions: number;
  /** The day in whose middle the newest of them began; the others before, over so many days. */
  lastDay: string;
  days: number;
}

/**
 * Puts in what so many visitors left: sessions of all lengths, one in ten open, with up to four
 * activities of which some overlap, some have no end, and some began before the session. The same
 * seed makes the same crowd.
 */
export async function visited(database: TestDatabase, crowd: Crowd, seed = 0.5): Promise<void> {
  const { accounts, sessions, lastDay, days } = crowd;
  await database.query(`select setseed($1)`, [seed]);
  const id = `('019' || substr(md5(random()::text), 4))::uuid`;
  await database.query(
    `insert into account (id, kind, subject, created_at)
     select ${id}, 'MEMBER', 'visitor ' || nth, now() from generate_series(1, $1) as nth`,
    [accounts],
  );
  await database.query(
    `insert into session (id, account_id, origin_account_id, client_session_id, started_at,
       last_activity_at, alive_until, ended_at, end_reason)
     select ${id}, account, account, nth, began, began + done, began + least(done + interval '30 minutes', interval '24 hours'),
       case when nth % 10 > 0 then began + done end, case when nth % 10 > 0 then 'IDLE' end
     from (
       select nth, power(random(), 2) * $4 as who,
         ($1::date + interval '12 hours') at time zone 'UTC' - random() * $2 * interval '1 day' as began,
         power(random(), 4) * interval '20 hours' as done
       from generate_series(1, $3) as nth
     ) as visit
     join (select id as account, row_number() over (order by id) as place from account) as known
       on place = 1 + floor(who)::int`,
    [lastDay, days, sessions, accounts],
  );
  await database.query(
    `insert into session_activity (id, account_id, origin_account_id, session_id, kind, started_at,
       ended_at, is_inside, recorded_at)
     select ${id}, account_id, account_id, id, (array['CHAT', 'GAME', 'VIDEO', 'MUSIC'])[1 + floor(random() * 4)],
       case when inside then began else started_at - interval '1 minute' end,
       case when random() < 0.7 then date_trunc('milliseconds', began + random() * (last_activity_at - began)) end, inside, last_activity_at
     from (
       select s.*, date_trunc('milliseconds', started_at + random() * (last_activity_at - started_at)) as began, random() < 0.95 as inside
       from session s, generate_series(1, 4) as nth where random() < 0.25
     ) as visit`,
  );
  await database.query(TALLIED);
  await database.query('analyze');
}

/** As the services would have summed it up: overlaps count once, in all and within a kind. */
const TALLIED = `
  with spans as (
    select session_id, kind, count(*) as count, range_agg(tstzrange(started_at, ended_at)) filter (where ended_at is not null) as covered
    from session_activity where is_inside group by session_id, kind
  ), sized as (
    select session_id, kind, count, covered,
      (select coalesce(sum(date_part('epoch', upper(part) - lower(part))), 0) * 1000 from unnest(covered) as part) as ms
    from spans
  ), tally as (
    select session_id, ${['chat', 'game', 'video', 'music']
      .map(
        (kind) => `coalesce(sum(count) filter (where kind = upper('${kind}')), 0) as ${kind}_count,
          coalesce(sum(ms) filter (where kind = upper('${kind}')), 0)::int as ${kind}_ms`,
      )
      .join(', ')},
      (select coalesce(sum(date_part('epoch', upper(part) - lower(part))), 0) * 1000
       from unnest(range_agg(covered)) as part)::int as active_ms
    from sized group by session_id
  )
  update session s set active_ms = tally.active_ms, ${['chat', 'game', 'video', 'music']
    .map((kind) => `${kind}_count = tally.${kind}_count, ${kind}_ms = tally.${kind}_ms`)
    .join(', ')}
  from tally where tally.session_id = s.id`;
