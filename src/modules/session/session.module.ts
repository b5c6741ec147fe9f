import { Module } from '@nestjs/common';
import { ActivityLoader } from './activity-loader.js';
import { ActivityService } from './activity.service.js';
import { SessionEstate } from './session.estate.js';
import { SessionReportResolver } from './session.report.resolver.js';
import { SessionReports } from './session.report.js';
import { SessionReader } from './session-reader.js';
import { SessionResolver } from './session.resolver.js';
import { SessionSection } from './session.section.js';
import { SessionService } from './session.service.js';
import { SessionSweep } from './session.sweep.js';

@Module({
  providers: [
    SessionResolver,
    SessionReader,
    SessionService,
    ActivityService,
    ActivityLoader,
    SessionSweep,
    SessionReportResolver,
    SessionReports,
    SessionEstate,
    SessionSection,
  ],
  exports: [SessionReader, ActivityService],
})
export class SessionModule {}
