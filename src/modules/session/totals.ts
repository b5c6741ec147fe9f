import type { Statement } from '../../platform/database/statement.js';

/** What one account did in all its sessions. */
export interface ActivityTotals {
  sessions: number;
  games: number;
  videos: number;
  songs: number;
  active_ms: number;
  last_activity_at: string | null;
  current_session_id: string | null;
}

/**
 * Reads `ActivityTotals`, one row, beside whatever else is read of the account. What was done before
 * a session counts as done; a message that was sent in no session is not known here.
 */
export const activityTotals = (now: Date): Statement => ({
  sql: `select kept.*, done.*,
      (select id from session where account_id = current_account() and ended_at is null and alive_until > ?
       order by alive_until desc, id desc limit 1) as current_session_id
    from (select count(*)::int as sessions, coalesce(sum(active_ms), 0)::float8 as active_ms
          from session where account_id = current_account()) as kept,
         (select (count(*) filter (where kind = 'GAME'))::int as games,
                 (count(*) filter (where kind = 'VIDEO'))::int as videos,
                 (count(*) filter (where kind = 'MUSIC'))::int as songs,
                 max(coalesce(ended_at, started_at)) as last_activity_at
          from session_activity where account_id = current_account()) as done`,
  values: [now.toISOString()],
});
