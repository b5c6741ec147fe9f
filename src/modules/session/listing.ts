import type { Statement } from '../../platform/database/statement.js';
import type { Position } from '../../platform/paging/cursors.js';
import type { ActivityKind } from './session.enums.js';
import type { Order, PageSql } from '../../platform/paging/keyset.js';

export const LIST = 'sessions';

/** The newest first. */
export const ORDER: Order = {
  columns: { started_at: 'timestamptz', id: 'uuid' },
  direction: 'desc',
};

export const positionOf = ({ startedAt, id }: { startedAt: Date; id: string }): Position => [
  startedAt.toISOString(),
  id,
];

/** The policy says the same; spelt out, it is what the index begins with. */
const OWN = 'account_id = current_account()';

/** One page, from the cursor onwards. */
export const pageStatement = ({ beyond, values, ordering, limit }: PageSql): Statement => ({
  sql: `select * from session where ${OWN} and ${beyond} order by ${ordering} limit ${limit}`,
  values,
});

/** What a page does not show: how many there are, and whether any lie behind. */
export interface Surroundings {
  total: number;
  has_behind: boolean;
}

export const surroundings = ({ behind, values, reverseOrdering }: PageSql): Statement => ({
  sql: `select (select count(*)::int from session where ${OWN}) as total,
          (select true from session where ${OWN} and ${behind}
           order by ${reverseOrdering} limit 1) is not null as has_behind`,
  values,
});

/** Of several open ones the one in which somebody was seen last. */
export const current = (now: Date): Statement => ({
  sql: `select * from session where ${OWN} and ended_at is null and alive_until > ?
        order by alive_until desc, id desc limit 1`,
  values: [now.toISOString()],
});

/** All visits together. */
export interface Totals {
  sessions: number;
  active_ms: number;
  last_activity_at: string | null;
}

export const TOTALS: Statement = {
  sql: `select count(*)::int as sessions, coalesce(sum(active_ms), 0)::float8 as active_ms,
          max(last_activity_at) filter (where chat_count + game_count + video_count + music_count > 0) as last_activity_at
        from session where ${OWN}`,
  values: [],
};

export interface RecordedRow {
  kind: ActivityKind;
  started_at: string;
  is_inherited: boolean;
}

export const RECORDED: Statement = {
  sql: `select kind, started_at, origin_account_id <> account_id as is_inherited
        from session_activity where ${OWN} and client_event_id is not null`,
  values: [],
};
