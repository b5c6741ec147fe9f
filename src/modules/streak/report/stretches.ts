/** Rows of a walk at which something begins or ends, or may end. */
const IS_EDGE =
  'before is null or date - before > 1 or is_last or date >= (select utc - 1 from asked)';
const WALK = 'walk as (partition by account_id order by date rows unbounded preceding)';
const UP_TO_NOW = 'date <= (select utc + 1 from asked)';

/**
 * Gaps and islands, in one pass over the index of days, in its own order. The few accounts that have
 * anything else are walked once more, with it.
 *
 * `kept`: what else adds one to a run (marks) or keeps it. `edge`: the rows at which something begins
 * or ends. `marks` and `counted` number an account's dates through up to such a row, `block` and
 * `counted_before` up to the one before it; what is missed between two marks is one block. `gap`:
 * stretches of dates before today that nothing covers, at least one date long; where nothing is kept
 * each is a block by itself.
 */
export const STRETCHES = `
kept as materialized (
  select r.account_id, r.day as date, 1 as is_mark from streak_repair r
  where exists (select from activity_day d where d.account_id = r.account_id and d.date < r.day)
    and not exists (select from activity_day d where d.account_id = r.account_id and d.date = r.day)
  union all
  select account_id, first_day + further, 0 from streak_pause, generate_series(0, 29) as further
  where further <= last_day - first_day
  union all
  select account_id, date, 0 from not_lived
),
edge as materialized (
  select line.*, coalesce(today, (select utc from asked)) as today
  from (
    select account_id, date, before, is_last, nth as marks, nth - 1 as block,
      nth as counted, nth - 1 as counted_before, false as has_kept
    from (
      select * from (
        select account_id, date, lag(date) over walk as before, lead(date) over walk is null as is_last,
          row_number() over walk as nth
        from activity_day where ${UP_TO_NOW} window ${WALK}
      ) as days
      where ${IS_EDGE} offset 0
    ) as alone
    where account_id not in (select account_id from kept)
    union all
    select account_id, date, before, is_last, marks, marks - is_mark, counted, counted - is_counted, true
    from (
      select *, lag(date) over walk as before, lead(date) over walk is null as is_last,
        sum(is_mark) over walk as marks, sum(is_counted) over walk as counted
      from (
        select account_id, date, 1 as is_mark, 1 as is_counted
        from activity_day where account_id in (select account_id from kept)
        union all
        select account_id, date, is_mark, 0 from kept
      ) as dates
      where ${UP_TO_NOW} window ${WALK}
    ) as together
    where ${IS_EDGE}
  ) as line left join today using (account_id)
),
gap as (
  select account_id, block, counted_before as counted, before + 1 as missed_from,
    least(date, today) - before - 1 as size, has_kept
  from edge where date - before > 1 and before < today - 1 and block > 0
  union all
  select account_id, marks, counted, date + 1, today - date - 1, has_kept
  from edge where is_last and date < today - 1 and marks > 0
)`;
