import { Module } from '@nestjs/common';
import { SessionModule } from '../session/index.js';
import { StreakEstate } from './streak.estate.js';
import { StreakChanges } from './streak-changes.service.js';
import { StreakListener } from './streak.listener.js';
import { StreakResolver } from './streak.resolver.js';
import { StreakService } from './streak.service.js';

@Module({
  imports: [SessionModule],
  providers: [StreakResolver, StreakService, StreakChanges, StreakListener, StreakEstate],
})
export class StreakModule {}
