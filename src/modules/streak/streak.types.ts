import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { dateOf } from '../../platform/clock/local-days.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { type ActivityKind, ActivityKinds } from '../session/index.js';
import type { StreakDayState } from './reckoning/calendar.js';
import type { Standing, StreakStatus } from './reckoning/standing.js';

const named = <T extends string>(...names: T[]) =>
  Object.fromEntries(names.map((name) => [name, name])) as { readonly [K in T]: K };

export const StreakStatuses = named<StreakStatus>(
  'NONE',
  'PAUSED',
  'ACTIVE_TODAY',
  'AT_RISK',
  'BROKEN',
);
export const StreakDayStates = named<StreakDayState>(
  'COUNTED',
  'FROZEN',
  'PAUSED',
  'REPAIRED',
  'MISSED',
  'TODAY_OPEN',
  'FUTURE',
);

registerEnumType(StreakStatuses, { name: 'StreakStatus' });
registerEnumType(StreakDayStates, { name: 'StreakDayState' });

@ObjectType('Streak')
export class StreakView {
  @Field(() => Int, { description: 'Days of the run that goes on; 0 when there is none.' })
  currentDays!: number;

  @Field(() => Int)
  longestDays!: number;

  @Field(() => Int, { description: 'Days that counted in all runs, repaired ones included.' })
  totalDays!: number;

  @Field(() => StreakStatuses)
  status!: StreakStatus;

  @Field(() => LocalDate, { nullable: true, description: 'The first day of the run that goes on.' })
  startedOn!: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'The last day with an activity.' })
  lastCountedOn!: string | null;

  @Field(() => Date, {
    nullable: true,
    description: 'The instant at which the run ends unless something is done.',
  })
  expiresAt!: Date | null;

  @Field(() => Int, { description: 'Saved freezes that no missed day of the run has used.' })
  freezesAvailable!: number;

  /** The next local midnight, from which on it may be another one although nobody wrote. Not shown. */
  validUntil!: Date;
}

@ObjectType('StreakDay')
export class StreakDayView {
  @Field(() => LocalDate)
  date!: string;

  @Field(() => StreakDayStates, { description: 'Why the day counted, or why it did not.' })
  state!: StreakDayState;

  @Field(() => [ActivityKinds])
  kinds!: ActivityKind[];

  @Field(() => Int)
  activities!: number;

  /** As of the whole streak; carried by the first day of a list alone. Not shown. */
  validUntil?: Date;
}

@ObjectType('StreakPause')
export class StreakPauseView {
  @Field(() => LocalDate, { description: 'inclusive' })
  from!: string;

  @Field(() => LocalDate, { description: 'inclusive' })
  to!: string;
}

export const streakView = ({ startedOn, lastCountedOn, ...rest }: Standing): StreakView => ({
  ...rest,
  startedOn: startedOn === null ? null : dateOf(startedOn),
  lastCountedOn: lastCountedOn === null ? null : dateOf(lastCountedOn),
});
