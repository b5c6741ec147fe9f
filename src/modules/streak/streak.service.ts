import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../platform/auth/viewer.js';
import { Clock } from '../../platform/clock/clock.js';
import { dateOf, dayOf } from '../../platform/clock/local-days.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import type { Statement } from '../../platform/database/statement.js';
import { badInput } from '../../platform/errors/refusal.js';
import { type DoneRow, doneBetween, kindsOf, totalOf } from './day-rows.js';
import { calendarOf } from './reckoning/calendar.js';
import { standingOf } from './reckoning/standing.js';
import { RECORD, recordOf, type RecordRows } from './streak-record.js';
import {
  type StreakDayView,
  type StreakPauseView,
  type StreakView,
  streakView,
} from './streak.types.js';

const MOST_DAYS = 400;

const PAUSES: Statement = {
  sql: `select first_day::text as "from", last_day::text as "to" from streak_pause
        where account_id = current_account() order by first_day desc limit 100`,
  values: [],
};

/** How somebody's streak stands: worked out from the record at each read. */
@Injectable()
export class StreakService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async of({ accountId }: Viewer): Promise<StreakView> {
    const terms = this.terms();
    const rows = await this.database.rows<RecordRows>(accountId, ...RECORD);
    return streakView(standingOf(recordOf(rows), terms));
  }

  /** @throws Refusal BAD_USER_INPUT */
  async calendar({ accountId }: Viewer, from: string, to: string): Promise<StreakDayView[]> {
    const range = checkedRange(from, to);
    const terms = this.terms();
    const [done, ...rows] = await this.database.rows<[DoneRow, ...RecordRows]>(
      accountId,
      doneBetween(from, to),
      ...RECORD,
    );
    const record = recordOf(rows);
    const { validUntil } = standingOf(record, terms);
    const doneOn = new Map(done.map((row) => [row.day, row]));
    return calendarOf(record, terms, range).map(({ day, state }, nth) => ({
      date: dateOf(day),
      state,
      kinds: kindsOf(doneOn.get(day)),
      activities: totalOf(doneOn.get(day)),
      ...(nth === 0 ? { validUntil } : {}),
    }));
  }

  async pauses({ accountId }: Viewer): Promise<StreakPauseView[]> {
    const [rows] = await this.database.rows<[StreakPauseView]>(accountId, PAUSES);
    return rows;
  }

  private terms() {
    return { now: this.clock.now(), mostFreezes: this.config.streakFreezes };
  }
}

function checkedRange(from: string, to: string) {
  if (to < from) throw badInput('A calendar ends on its first day or later.');
  const range = { from: dayOf(from), to: dayOf(to) };
  const days = range.to - range.from + 1;
  if (days > MOST_DAYS) {
    throw badInput(`A calendar covers at most ${MOST_DAYS} days; these are ${days}.`);
  }
  return range;
}
