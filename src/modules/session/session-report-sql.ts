import { type ActivityKind, ActivityKinds } from './session.enums.js';

export const KINDS = Object.keys(ActivityKinds) as ActivityKind[];

/** Sessions that began from one moment up to another. */
const CHOSEN = 'from session where started_at >= ? and started_at < ?';
/** As an integer: those are sorted twice as fast. */
const WALL_MS = `(date_part('epoch', coalesce(ended_at, last_activity_at) - started_at) * 1000)::int`;

const ofKinds = KINDS.flatMap((kind) => [`${kind}_count`, `${kind}_ms`]);
const sumOf = (name: string): string => `sum(${name}) as ${name}`;

/** First by account: a few groups are counted sooner than a million accounts are told apart. */
export const SUMS = `
select count(*)::int as accounts, ${[...ofKinds, 'sessions', 'wall_ms', 'active_ms', 'without']
  .map((name) => `coalesce(sum(${name}), 0)::float8 as ${name}`)
  .join(', ')}
from (
  select account_id, count(*) as sessions, sum(${WALL_MS}) as wall_ms, ${['active_ms', ...ofKinds].map(sumOf).join(', ')},
    count(*) filter (where ${KINDS.map((kind) => `${kind}_count`).join(' + ')} = 0) as without
  ${CHOSEN} group by account_id
) as account`;

/** The lengths at given parts of all, in their order. */
export const LENGTHS_AT = `
select percentile_disc(?::float8[]) within group (order by ${WALL_MS}) as found ${CHOSEN}`;

/** Accounts that began a session since one moment, another and a third, the earliest last. */
export const LATELY_ACTIVE = `
select (count(*) filter (where latest >= ?))::int as dau, (count(*) filter (where latest >= ?))::int as wau,
  count(*)::int as mau
from (select account_id, max(started_at) as latest ${CHOSEN} group by account_id) as account`;
