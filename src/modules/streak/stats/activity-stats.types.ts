import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({
  description: 'What somebody did here so far. What was deleted since is counted, imports are not.',
})
export class ActivityStats {
  @Field(() => Int)
  sessions!: number;

  @Field(() => Int, { description: 'Messages that the person sent; replies are not counted.' })
  messages!: number;

  @Field(() => Int)
  games!: number;

  @Field(() => Int)
  videos!: number;

  @Field(() => Int)
  songs!: number;

  @Field(() => Float, { description: 'Milliseconds of all sessions that activities cover.' })
  activeMs!: number;

  @Field(() => Int)
  currentStreakDays!: number;

  @Field(() => Int)
  longestStreakDays!: number;

  @Field(() => Date, { nullable: true })
  lastActivityAt!: Date | null;

  @Field(() => ID, { nullable: true })
  currentSessionId!: string | null;

  /** When the session or the day will have ended although nobody wrote. Not shown. */
  validUntil!: Date;
}
