/** Runs of so many days and more are counted together; the last has no end. */
const BUCKETS = [1, 2, 7, 14, 30, 100, 365];

/** `standing`: each account that had begun by then, with the days of its run, 0 without one. */
export const STANDINGS = `
reached as (
  select account_id, max(today) as today,
    max(case when date <= today then marks when before <= today then block end) as marks,
    bool_or(date = today and marks > block) as is_done_today
  from edge where is_last or date >= (select utc - 1 from asked) group by account_id
),
standing as materialized (
  select account_id, today, marks - coalesce(lost, 0) as days,
    not is_done_today and not exists (
      select from streak_pause p
      where p.account_id = reached.account_id and today between first_day and last_day) as is_open
  from reached left join (
    select account_id, max(block) as lost from loss group by account_id
  ) as lost using (account_id)
  where marks > 0
)`;

const buckets = `(values ${BUCKETS.map((days, nth) => `(${days}, ${BUCKETS[nth + 1] ?? 'null'})`).join(', ')})`;

/** One row with everything; `asked` says which days. */
export const FIGURES = `
select
  (select count(*)::int from standing s where exists (
     select from activity_day d where d.account_id = s.account_id
       and d.date between first and least(last, s.today))) as "activeAccounts",
  (select count(*)::int from standing where days > 0) as "accountsOnStreak",
  (select count(*)::int from standing where days > 0 and is_open) as "atRisk",
  (select coalesce(sum(days)::float8 / nullif(count(*), 0), 0) from standing where days > 0) as "averageDays",
  (select coalesce(max(days), 0)::int from standing) as "longestDays",
  (select json_agg(json_build_object('minDays', least_days, 'maxDays', next_days - 1, 'accounts', (
     select count(*) from standing where days >= least_days and (days < next_days or next_days is null)
   )) order by least_days) from ${buckets} as bucket (least_days, next_days)) as "distribution",
  (select json_agg(json_build_object('date', day::date, 'value', coalesce(value, 0)) order by day)
   from generate_series(first, last, interval '1 day') as day
   left join (select date, count(*) as value from loss group by date) as lost on lost.date = day::date) as "brokenPerDay"
from asked`;
