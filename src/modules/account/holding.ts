import type { Statement } from '../../platform/database/statement.js';
import { unauthenticated } from '../../platform/errors/refusal.js';

export interface HeldRow {
  now: string;
  open: boolean;
  /** Where the account lives now. */
  zone: string;
}

/** What `AccountService.hold` asks, for who asks more in the same round trip: it must come first. */
export const holding = (accountId: string): Statement => ({
  sql: `select clock_timestamp() as now, closed_at is null as open, time_zone as zone
        from account where id = ? for no key update`,
  values: [accountId],
});

/**
 * The database's clock when the account was held.
 * @throws Refusal UNAUTHENTICATED when the account is gone
 */
export function heldAt(row: HeldRow | undefined): Date {
  if (!row?.open) throw unauthenticated();
  return new Date(row.now);
}
