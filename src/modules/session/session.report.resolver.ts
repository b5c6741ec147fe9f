import { Args, Query, Resolver } from '@nestjs/graphql';
import { Admin, type Viewer } from '../../platform/auth/viewer.js';
import { ReportRange } from '../../platform/reports/report-range.js';
import { SessionReports } from './session.report.js';
import { SessionReport } from './session.report.types.js';

@Resolver()
export class SessionReportResolver {
  constructor(private readonly reports: SessionReports) {}

  @Query(() => SessionReport, { description: 'For admins: sessions over all accounts.' })
  sessionReport(
    @Admin() _admin: Viewer,
    @Args('range', { type: () => ReportRange }) range: ReportRange,
  ): Promise<SessionReport> {
    return this.reports.of(range);
  }
}
