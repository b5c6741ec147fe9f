/** `loss`: each block that ended a run, with the date that nothing covered any more. */
const WITHOUT_FREEZES = `
loss as materialized (
  select account_id, block, missed_from as date from gap where not has_kept
  union all
  select account_id, block, min(missed_from) from gap where has_kept group by account_id, block
)`;

/**
 * The same when freezes are saved: a block is paid for as a whole by what was saved before it, or not
 * at all. A block can have several gaps, with paused days in between; only its first one pays.
 */
const WITH_FREEZES = `
spread as (
  select *, size as missed, 0 as missed_before from gap where not has_kept
  union all
  select *, sum(size) over (partition by account_id, block)::int,
    sum(size) over (partition by account_id, block order by missed_from rows unbounded preceding)::int - size
  from gap where has_kept
),
paced as (
  select *, case when missed_before = 0 then lag(missed, 1, 0) over walk else 0 end as paid,
    case when missed_before = 0 then (counted / 7 - lag(counted, 1, 0) over walk / 7)::int else 0 end as earned
  from spread window walk as (partition by account_id order by block, missed_from)
),
judged as (
  select *, freezes_saved(paid, earned, (select most from asked))
    over (partition by account_id order by block, missed_from rows unbounded preceding) as saved
  from paced
),
loss as materialized (
  select account_id, block, missed_from + saved - missed_before as date from judged
  where missed > saved and missed_before <= saved and saved < missed_before + size
)`;

export const losses = (mostFreezes: number): string =>
  mostFreezes === 0 ? WITHOUT_FREEZES : WITH_FREEZES;
