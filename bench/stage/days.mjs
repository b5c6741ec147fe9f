/**
 * So many days of activity up to today, of members as they are: some come daily, some every other day,
 * some stopped; a tenth paused, repaired a day or moved to the other side of the date line.
 */
export async function live(query, days) {
  const people = Math.ceil(days / DAYS_EACH);
  await query(
    `create temp table person as
     select md5('day ' || n)::uuid as id, 0.5 + random() / 2 as diligence,
       (random() * ${SPAN - DAYS_EACH})::int as since, (${DAYS_EACH} * (0.8 + 2 * random()))::int as days
     from generate_series(1, $1::int) as n`,
    [people],
  );
  await query(
    `insert into account (id, kind, subject, created_at)
     select id, 'MEMBER', id::text, current_date - ${SPAN} from person`,
  );
  await query(
    `insert into account_zone (id, account_id, zone, since)
     select gen_random_uuid(), id, (array['UTC', 'Europe/Berlin', 'Asia/Dhaka', 'America/New_York'])[1 + (random() * 3)::int],
       current_date - ${SPAN} from person
     union all
     select gen_random_uuid(), id, (array['Pacific/Auckland', 'Pacific/Honolulu'])[1 + (random() * 1)::int],
       current_date - (random() * ${SPAN}) * interval '1 day' from person where random() < 0.1`,
  );
  // The newest first, so that what is too much is what was long ago.
  await query(
    `insert into activity_day (id, account_id, date, messages, chats, games, videos, songs, last_at)
     select gen_random_uuid(), id, current_date - ${SPAN} + day, 1, 0, 0, 0, 0, current_date - ${SPAN} + day
     from generate_series(${SPAN}, 0, -1) as day, person
     where day between since and since + days and random() < diligence + 0 * day
     limit $1`,
    [days],
  );
  await query(
    `insert into streak_pause (id, account_id, first_day, last_day, created_at)
     select gen_random_uuid(), id, current_date - ${SPAN} + since + 20, current_date - ${SPAN} + since + 25, now()
     from person where random() < 0.1`,
  );
  await query(
    `insert into streak_repair (id, account_id, day, reason, repaired_at)
     select gen_random_uuid(), id, current_date - ${SPAN} + since + 10, 'ill', now() from person where random() < 0.1`,
  );
  await query('drop table person');
  await query('vacuum analyze activity_day');
  await query('analyze');
  const [counted] = await query('select count(*)::int as days, count(distinct account_id)::int as accounts from activity_day');
  return counted;
}

const SPAN = 400;
const DAYS_EACH = 125;
