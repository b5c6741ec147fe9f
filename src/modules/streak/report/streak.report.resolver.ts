import { Args, Query, Resolver } from '@nestjs/graphql';
import { Admin, type Viewer } from '../../../platform/auth/viewer.js';
import { ReportRange } from '../../../platform/reports/report-range.js';
import { StreakReports } from './streak.report.js';
import { StreakReport } from './streak-report.types.js';

@Resolver()
export class StreakReportResolver {
  constructor(private readonly reports: StreakReports) {}

  @Query(() => StreakReport, { description: 'For admins: streaks over all accounts.' })
  streakReport(
    @Admin() _admin: Viewer,
    @Args('range', { type: () => ReportRange }) range: ReportRange,
  ): Promise<StreakReport> {
    return this.reports.of(range);
  }
}
