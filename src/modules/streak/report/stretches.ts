/** Freezes are earned by counted days alone. */
const COUNTED =
  ', sum(is_counted) over walk as counted, sum(is_counted) over walk - is_counted as counted_before';

/**
 * Gaps and islands, in one pass over the index of days.
 *
 * `line`: per account the dates that add one to a run (marks) and those that keep it, in order. `marks`
 * counts the marks up to a row, `block` those before it: both number the runs' days through, and what
 * is missed between two marks is one block. `edge`: the rows at which something begins or ends.
 * `gap`: stretches of dates before today that nothing covers, at least one date long.
 */
export const stretches = (mostFreezes: number): string => `
kept as materialized (
  select r.account_id, r.day as date, 1 as is_mark, 0 as is_counted from streak_repair r
  where exists (select from activity_day d where d.account_id = r.account_id and d.date < r.day)
    and not exists (select from activity_day d where d.account_id = r.account_id and d.date = r.day)
  union all
  select account_id, day::date, 0, 0
  from streak_pause, generate_series(first_day, last_day, interval '1 day') as day
  union all
  select account_id, date, 0, 0 from not_lived
),
line as (
  select account_id, date, lag(date) over walk as before, lead(date) over walk is null as is_last,
    sum(is_mark) over walk as marks, sum(is_mark) over walk - is_mark as block
    ${mostFreezes === 0 ? '' : COUNTED}
  from (
    select account_id, date, 1 as is_mark, 1 as is_counted from activity_day
    union all
    select account_id, date, is_mark, is_counted from kept
  ) as dates
  where date <= (select utc + 1 from asked)
  window walk as (partition by account_id order by date rows unbounded preceding)
),
edge as materialized (
  select line.*, coalesce(today, (select utc from asked)) as today
  from (
    select * from line
    where before is null or date - before > 1 or is_last or date >= (select utc - 1 from asked)
    offset 0
  ) as line left join today using (account_id)
),
gap as (
  select account_id, block, ${mostFreezes === 0 ? '0' : 'counted_before'} as counted, before + 1 as missed_from, least(date, today) - before - 1 as size
  from edge where date - before > 1 and before < today - 1 and block > 0
  union all
  select account_id, marks, ${mostFreezes === 0 ? '0' : 'counted'}, date + 1, today - date - 1
  from edge where is_last and date < today - 1 and marks > 0
)`;
