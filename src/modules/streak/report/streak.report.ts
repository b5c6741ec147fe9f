import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { dateOf, dayAt, dayOf, startOf } from '../../../platform/clock/local-days.js';
import { Config } from '../../../platform/config/config.js';
import { Database } from '../../../platform/database/database.js';
import { checkedRange, type ReportRange } from '../../../platform/reports/report-range.js';
import { statement } from './statement.js';
import type { StreakReport } from './streak-report.types.js';

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
