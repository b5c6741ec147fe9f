import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Viewer } from '../../platform/auth/viewer.js';
import { Clock } from '../../platform/clock/clock.js';
import { type Day, dayOf } from '../../platform/clock/local-days.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { visibleText } from '../../platform/text/checked.js';
import { AccountService } from '../account/index.js';
import { calendarOf } from './reckoning/calendar.js';
import type { StreakRecord } from './reckoning/record.js';
import { reckon, standingOf, type Terms } from './reckoning/standing.js';
import { recordIn, type KnownRecord } from './streak-record.js';
import { pauseNotFound } from './streak.errors.js';
import { StreakPause } from './streak-pause.entity.js';
import { StreakRepair } from './streak-repair.entity.js';
import { type StreakView, streakView } from './streak.types.js';

const LONGEST_REASON = 200;

/** What a change finds: the record under the account's lock, and the day that it is. */
interface Found {
  record: KnownRecord;
  terms: Terms;
  today: Day;
}

/** What people do about days on which they do nothing. What was done already changes nothing. */
@Injectable()
export class StreakChanges {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountService,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  pause({ accountId }: Viewer, from: string, to: string): Promise<StreakView> {
    const wanted = { from: dayOf(from), to: dayOf(to) };
    return this.change(accountId, async (em, { record, terms, today }) => {
      const others = record.pauses;
      if (others.some((other) => other.from === wanted.from && other.to === wanted.to)) return;
      em.persist(StreakPause.planned(accountId, wanted, { today, now: terms.now, others }));
    });
  }

  cancelPause({ accountId }: Viewer, from: string): Promise<StreakView> {
    return this.change(accountId, async (em, { today }) => {
      const pause = await em.findOne(StreakPause, { accountId, firstDay: from });
      if (!pause) throw pauseNotFound();
      if (!pause.cancel(today)) em.remove(pause);
    });
  }

  repair({ accountId }: Viewer, date: string, reason: string): Promise<StreakView> {
    const day = dayOf(date);
    const wanted = { day, reason: visibleText(reason.trim(), 'reason', LONGEST_REASON) };
    return this.change(accountId, async (em, { record, terms, today }) => {
      if (record.repaired.includes(day)) return;
      const { lastRepairAt } = record;
      const at = { today, now: terms.now, isMissed: isMissed(record, terms, day), lastRepairAt };
      em.persist(StreakRepair.made(accountId, wanted, at));
    });
  }

  private change(
    accountId: string,
    work: (em: EntityManager, found: Found) => Promise<void>,
  ): Promise<StreakView> {
    return this.database.write(accountId, async (em) => {
      await this.accounts.hold(em, accountId);
      const terms = { now: this.clock.now(), mostFreezes: this.config.streakFreezes };
      const record = await recordIn(em);
      await work(em, { record, terms, today: reckon(record, terms).today });
      await em.flush();
      return streakView(standingOf(await recordIn(em), terms));
    });
  }
}

/** Missed, and in a run's way: before the first day that counted nothing was. */
function isMissed(record: StreakRecord, terms: Terms, day: Day): boolean {
  const [found] = calendarOf(record, terms, { from: day, to: day });
  return found?.state === 'MISSED' && day > (record.counted[0] ?? Number.POSITIVE_INFINITY);
}
