import { Query, Resolver } from '@nestjs/graphql';
import { Viewer } from '../../../platform/auth/viewer.js';
import { CachedQuery } from '../../../platform/cache/cached-query.decorator.js';
import { hours } from '../../../platform/cache/durations.js';
import { ActivityStatsService } from './activity-stats.service.js';
import { ActivityStats } from './activity-stats.types.js';

@Resolver()
export class ActivityStatsResolver {
  constructor(private readonly stats: ActivityStatsService) {}

  @Query(() => ActivityStats)
  @CachedQuery<ActivityStats>({
    name: 'streak:stats',
    ttlMs: hours(1),
    scopes: ['session', 'streak'],
    validUntil: (stats) => stats.validUntil,
  })
  activityStats(@Viewer() viewer: Viewer): Promise<ActivityStats> {
    return this.stats.of(viewer);
  }
}
