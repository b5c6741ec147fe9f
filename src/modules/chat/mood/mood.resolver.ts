import { Args, Query, Resolver } from '@nestjs/graphql';
import { Viewer } from '../../../platform/auth/viewer.js';
import { CachedQuery } from '../../../platform/cache/cached-query.decorator.js';
import { hours } from '../../../platform/cache/durations.js';
import { LocalDate } from '../../../platform/graphql/scalars.js';
import { MoodDayView } from './mood.types.js';
import { MoodTrendService } from './mood-trend.service.js';

@Resolver()
export class MoodResolver {
  constructor(private readonly trend: MoodTrendService) {}

  @Query(() => [MoodDayView], {
    description: "Days with at least one of the caller's messages. At most 400 days.",
  })
  @CachedQuery({ name: 'chat:mood', ttlMs: hours(1), scopes: ['chat'] })
  moodTrend(
    @Viewer() viewer: Viewer,
    @Args('from', { type: () => LocalDate, description: 'inclusive' }) from: string,
    @Args('to', { type: () => LocalDate, description: 'inclusive' }) to: string,
  ): Promise<MoodDayView[]> {
    return this.trend.days(viewer, from, to);
  }
}
