import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { DayCount } from '../../../platform/reports/report-range.js';

@ObjectType()
export class StreakBucket {
  @Field(() => Int)
  minDays!: number;

  @Field(() => Int, { nullable: true, description: 'Null: without an end.' })
  maxDays!: number | null;

  @Field(() => Int)
  accounts!: number;
}

@ObjectType({
  description:
    'Streaks as they stood when the last day ended in the zone asked for, or as they stand now; each account by its own calendar.',
})
export class StreakReport {
  @Field(() => Int, { description: 'Accounts that did something on one of the days.' })
  activeAccounts!: number;

  @Field(() => Int, { description: 'Accounts with a run that went on at the end.' })
  accountsOnStreak!: number;

  @Field(() => Int, { description: 'Of these, the ones that had yet to do something that day.' })
  atRisk!: number;

  @Field(() => Float, { description: 'Days of these runs; 0 when there are none.' })
  averageDays!: number;

  @Field(() => Int, { description: 'Days of the longest of them.' })
  longestDays!: number;

  @Field(() => [StreakBucket], { description: 'These runs by their length.' })
  distribution!: StreakBucket[];

  @Field(() => [DayCount], {
    description: 'How many runs ended because nothing was done on that day, each day of the range.',
  })
  brokenPerDay!: DayCount[];
}
