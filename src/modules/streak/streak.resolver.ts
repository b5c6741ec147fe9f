import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Viewer } from '../../platform/auth/viewer.js';
import { CachedQuery } from '../../platform/cache/cached-query.decorator.js';
import { hours } from '../../platform/cache/durations.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { StreakChanges } from './streak-changes.service.js';
import { StreakService } from './streak.service.js';
import { StreakDayView, StreakPauseView, StreakView } from './streak.types.js';

/** Until the next local midnight, which is never farther away. */
const ONE_DAY = { ttlMs: hours(25), scopes: ['streak'] };

@Resolver(() => StreakView)
export class StreakResolver {
  constructor(
    private readonly streaks: StreakService,
    private readonly changes: StreakChanges,
  ) {}

  @Query(() => StreakView, {
    description: 'The run of days on which something was done, as it stands today.',
  })
  @CachedQuery<StreakView>({
    ...ONE_DAY,
    name: 'streak:current',
    validUntil: (view) => view.validUntil,
  })
  streak(@Viewer() viewer: Viewer): Promise<StreakView> {
    return this.streaks.of(viewer);
  }

  @Query(() => [StreakDayView], {
    description:
      'Each day, both ends included, at most 400. A day of which less than half was lived, because of a journey over the date line, is not in the calendar.',
  })
  @CachedQuery<StreakDayView[]>({
    ...ONE_DAY,
    name: 'streak:calendar',
    validUntil: ([first]) => first?.validUntil ?? null,
    keepIf: (days) => days.length > 0,
  })
  streakCalendar(
    @Viewer() viewer: Viewer,
    @Args('from', { type: () => LocalDate }) from: string,
    @Args('to', { type: () => LocalDate }) to: string,
  ): Promise<StreakDayView[]> {
    return this.streaks.calendar(viewer, from, to);
  }

  @Query(() => [StreakPauseView], {
    description:
      'Days on which nobody is expected, past and to come, the latest first; at most 100.',
  })
  @CachedQuery({ ...ONE_DAY, name: 'streak:pauses' })
  streakPauses(@Viewer() viewer: Viewer): Promise<StreakPauseView[]> {
    return this.streaks.pauses(viewer);
  }

  @Mutation(() => StreakView, {
    description:
      'Missed days from the first to the last, both included, keep the run and add nothing to it. From today on, 30 days at most.',
  })
  pauseStreak(
    @Viewer() viewer: Viewer,
    @Args('from', { type: () => LocalDate }) from: string,
    @Args('to', { type: () => LocalDate }) to: string,
  ): Promise<StreakView> {
    return this.changes.pause(viewer, from, to);
  }

  @Mutation(() => StreakView, {
    description: 'The pause that begins on this day ends; its days that have passed stay paused.',
  })
  cancelStreakPause(
    @Viewer() viewer: Viewer,
    @Args('from', { type: () => LocalDate }) from: string,
  ): Promise<StreakView> {
    return this.changes.cancelPause(viewer, from);
  }

  @Mutation(() => StreakView, {
    description:
      'A missed day counts all the same: one of the last 3 days, once in 30 days. The reason has 1 to 200 characters.',
  })
  repairStreak(
    @Viewer() viewer: Viewer,
    @Args('date', { type: () => LocalDate }) date: string,
    @Args('reason', { type: () => String }) reason: string,
  ): Promise<StreakView> {
    return this.changes.repair(viewer, date, reason);
  }
}
