import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { Sweep } from '../../platform/database/sweep.js';
import { SEEN_EVERY_MS } from './account.directory.js';
import { eraseAccounts } from './erasing.js';

const PAUSE_MS = 600_000;
const DAY_MS = 86_400_000;
/** Whoever was seen may have done something until they would have been noted again. */
const UNSEEN_MS = 2 * SEEN_EVERY_MS;
/** Any number that no other program takes. */
const PURGE_LOCK = 0x50555247;

/** One in a transaction of its own; one who is claimed or comes back at this moment is let be. */
const IDLEST = `id = any(array(
  select id from account where kind = 'GUEST' and closed_at is null and seen_at < ?
  order by seen_at limit 1 for update skip locked))`;

/**
 * Deletes guests who were not here for `GUEST_TTL_DAYS`. Nobody does anything without having come, so
 * there is no message and no activity of theirs since. One instance purges at a time.
 */
@Injectable()
export class GuestPurge extends Sweep {
  private readonly idleMs: number;
  private purged = 0;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    { guests }: Config,
  ) {
    super(PAUSE_MS);
    this.idleMs = guests.ttlDays * DAY_MS + UNSEEN_MS;
  }

  /** Deletes the one who was idle longest; false when nobody is idle or another instance is at it. */
  async pass(): Promise<boolean> {
    const idleSince = new Date(this.clock.now().getTime() - this.idleMs);
    return this.database.asWorker(async (em) => {
      const [lock] = await em.execute<{ taken: boolean }[]>(
        `select pg_try_advisory_xact_lock(${PURGE_LOCK}) as taken`,
      );
      return lock!.taken && (await eraseAccounts(em, IDLEST, [idleSince])) > 0;
    });
  }

  protected async isMoreLeft(): Promise<boolean> {
    const isPurged = await this.pass();
    if (isPurged) this.purged += 1;
    else if (this.purged > 0) {
      this.log.log({ purged: this.purged }, 'idle guests were purged');
      this.purged = 0;
    }
    return isPurged;
  }
}
