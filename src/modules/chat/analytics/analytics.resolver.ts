import { Args, Query, Resolver } from '@nestjs/graphql';
import { Admin, type Viewer } from '../../../platform/auth/viewer.js';
import { ReportRange } from '../../../platform/reports/report-range.js';
import { AnalyticsReports } from './analytics.report.js';
import { AnalyticsOverview } from './analytics.types.js';

@Resolver()
export class AnalyticsResolver {
  constructor(private readonly reports: AnalyticsReports) {}

  @Query(() => AnalyticsOverview, { description: 'For admins: replies over all accounts.' })
  analyticsOverview(
    @Admin() _admin: Viewer,
    @Args('range', { type: () => ReportRange }) range: ReportRange,
  ): Promise<AnalyticsOverview> {
    return this.reports.of(range);
  }
}
