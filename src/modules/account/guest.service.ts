import { Injectable } from '@nestjs/common';
import { GuestPasses } from '../../platform/auth/guest-pass.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { newId } from '../../platform/ids/new-id.js';
import { RateLimits } from '../../platform/limits/rate-limits.js';
import { tooManyGuests } from './account.errors.js';
import type { GuestPassView } from './account.types.js';

@Injectable()
export class GuestService {
  constructor(
    private readonly database: Database,
    private readonly passes: GuestPasses,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal RATE_LIMITED when too many guests came from this address within the hour */
  async welcome(address: string, timeZone?: string): Promise<GuestPassView> {
    const wait = await this.limits.take('guests', address);
    if (wait > 0) throw tooManyGuests(wait);
    const id = newId();
    const now = this.clock.now();
    await this.database.asWorker(async (em) => {
      await em.execute(
        `insert into account (id, kind, time_zone, created_at, seen_at) values (?, 'GUEST', ?, ?, ?)`,
        [id, timeZone ?? 'UTC', now, now],
      );
      if (!timeZone) return;
      await em.execute(
        'insert into account_zone (id, account_id, zone, since) values (?, ?, ?, ?)',
        [newId(), id, timeZone, now],
      );
    });
    const account = {
      id,
      kind: 'GUEST',
      email: null,
      timeZone: timeZone ?? 'UTC',
      createdAt: now,
    } as const;
    return { ...(await this.passes.issue(id, now)), account };
  }
}
