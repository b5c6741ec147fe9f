import type { Statement } from '../../platform/database/statement.js';

/** From `since` on the account lived in `zone`. */
export interface ZoneRow {
  zone: string;
  since: string;
}

/** Where the account of the transaction lives now. */
export const PRESENT_ZONE: Statement = {
  sql: 'select time_zone as zone from account where id = current_account()',
  values: [],
};

/** Where the account of the transaction lived, in the order of time; nothing before a zone was set. */
export const ZONE_HISTORY: Statement = {
  sql: 'select zone, since from account_zone where account_id = current_account() order by since, id',
  values: [],
};

/**
 * An expression for the zone at an instant. The first zone that was set is no change: it holds for
 * the time before it as well.
 */
export const zoneAt = (instant: string): Statement => ({
  sql: `coalesce(
    (select zone from account_zone where account_id = current_account() and since <= ?::timestamptz
     order by since desc, id desc limit 1),
    (select zone from account_zone where account_id = current_account() order by since, id limit 1),
    'UTC')`,
  values: [instant],
});
