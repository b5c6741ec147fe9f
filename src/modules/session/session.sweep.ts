import { Injectable } from '@nestjs/common';
import { LockMode } from '@mikro-orm/core';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { Sweep } from '../../platform/database/sweep.js';
import { Session } from './session.entity.js';

const PAUSE_MS = 30_000;
const BATCH = 500;
/** Any number that no other program takes. */
const SWEEP_LOCK = 0x53574550;

/**
 * Writes down the ends of sessions that nobody hears of any more. Whoever reads sees them without
 * it; reports and counts rest on it. One instance sweeps at a time.
 */
@Injectable()
export class SessionSweep extends Sweep {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super(PAUSE_MS);
  }

  /** Ends what is due, up to a batch; answers how many, 0 while another instance is at it. */
  async pass(): Promise<number> {
    return this.database.asWorker(async (em) => {
      const [lock] = await em.execute<{ taken: boolean }[]>(
        `select pg_try_advisory_xact_lock(${SWEEP_LOCK}) as taken`,
      );
      if (!lock?.taken) return 0;
      const now = this.clock.now();
      // One that is being written at this moment is left to its writer.
      const due = await em.find(
        Session,
        { endedAt: null, aliveUntil: { $lte: now } },
        {
          orderBy: { aliveUntil: 'asc' },
          limit: BATCH,
          lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE,
        },
      );
      for (const session of due) session.settle(now);
      return due.length;
    });
  }

  protected async isMoreLeft(): Promise<boolean> {
    return (await this.pass()) === BATCH;
  }
}
