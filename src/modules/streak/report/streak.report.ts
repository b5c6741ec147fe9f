import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { dateOf, dayAt, dayOf, startOf } from '../../../platform/clock/local-days.js';
import { Config } from '../../../platform/config/config.js';
import { Database } from '../../../platform/database/database.js';
import { checkedRange, type ReportRange } from '../../../platform/reports/report-range.js';
import { FIGURES, STANDINGS } from './figures.js';
import { losses } from './losses.js';
import { HOMES, NOT_LIVED } from './not-lived.js';
import { STRETCHES } from './stretches.js';
import type { StreakReport } from './streak-report.types.js';

/** What one statement is told: the moment, the UTC date then, the days, and how many freezes are saved. */
const ASKED = `
asked as materialized (
  select ?::timestamptz as at, ?::date as utc, ?::date as first, ?::date as last, ?::int as most
)`;

/** Compiling takes longer than the report; sorting is quicker in memory. */
const AT_EASE = `select set_config('jit', 'off', true), set_config('work_mem', '64MB', true)`;

const statement = (mostFreezes: number): string =>
  `with ${[ASKED, HOMES, NOT_LIVED, STRETCHES, losses(mostFreezes), STANDINGS].join(',')} ${FIGURES}`;

/**
 * What admins ask about streaks. Each account is judged by the rules of `reckoning/`, in SQL made for
 * great numbers; a test holds both against one another.
 */
@Injectable()
export class StreakReports {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** @throws Refusal BAD_USER_INPUT */
  of(range: ReportRange): Promise<StreakReport> {
    const { from, to, zone } = checkedRange(range);
    const lastMoment = startOf(dayOf(to) + 1, zone).getTime() - 1;
    const at = new Date(Math.min(lastMoment, this.clock.now().getTime()));
    const most = this.config.streakFreezes;
    return this.database.asReport(async (em) => {
      await em.execute(AT_EASE);
      const [figures] = await em.execute<StreakReport[]>(statement(most), [
        at,
        dateOf(dayAt(at, 'UTC')),
        from,
        to,
        most,
      ]);
      return figures!;
    });
  }
}
