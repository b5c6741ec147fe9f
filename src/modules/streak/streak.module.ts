import { Module } from '@nestjs/common';
import { ChatModule } from '../chat/index.js';
import { SessionModule } from '../session/index.js';
import { ActivityStatsResolver } from './stats/activity-stats.resolver.js';
import { ActivityStatsService } from './stats/activity-stats.service.js';
import { StreakReports } from './report/streak.report.js';
import { StreakReportResolver } from './report/streak.report.resolver.js';
import { StreakEstate } from './streak.estate.js';
import { StreakChanges } from './streak-changes.service.js';
import { StreakListener } from './streak.listener.js';
import { StreakResolver } from './streak.resolver.js';
import { StreakSections } from './streak.section.js';
import { StreakService } from './streak.service.js';
import { StreakVerification } from './verify/streak-verification.js';

@Module({
  imports: [SessionModule, ChatModule],
  providers: [
    StreakResolver,
    StreakService,
    StreakChanges,
    StreakListener,
    StreakEstate,
    ActivityStatsResolver,
    ActivityStatsService,
    StreakReportResolver,
    StreakReports,
    StreakVerification,
    StreakSections,
  ],
  exports: [StreakVerification],
})
export class StreakModule {}
