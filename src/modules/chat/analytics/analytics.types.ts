import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { Percentiles } from '../../../platform/reports/percentiles.js';
import { DayCount } from '../../../platform/reports/report-range.js';
import { Recommendations } from '../chat.enums.js';

@ObjectType()
export class RecommendationCount {
  @Field(() => Recommendations)
  recommendation!: keyof typeof Recommendations;

  @Field(() => Int)
  count!: number;
}

@ObjectType({ description: 'What the companion was asked, how long it took and what it used.' })
export class AnalyticsOverview {
  @Field(() => Int, { description: 'Attempts at a reply, each retry of a turn by itself.' })
  queries!: number;

  @Field(() => Int, { description: 'That asked at least once.' })
  accounts!: number;

  @Field(() => Float, {
    description: 'In and out, as providers count them, for summaries too; unknown ones left out.',
  })
  tokens!: number;

  @Field(() => Int, {
    description: 'Attempts, at summaries too, whose tokens are unknown: `tokens` lacks them.',
  })
  uncounted!: number;

  @Field(() => Int, {
    description: 'Attempts at a summary of what outgrew the window; no figure of replies has them.',
  })
  summaries!: number;

  @Field(() => Float, { description: 'What summaries used of `tokens`.' })
  summaryTokens!: number;

  @Field(() => Int, {
    description: 'Attempts that ended without a reply, interrupted ones included.',
  })
  failures!: number;

  @Field(() => Percentiles, { description: 'Milliseconds until a reply was complete.' })
  latencyMs!: Percentiles;

  @Field(() => Percentiles, { description: 'Milliseconds until the first word of such a reply.' })
  firstTokenMs!: Percentiles;

  @Field(() => Float, { nullable: true, description: 'Null when no agent judged a reply.' })
  averageQuality!: number | null;

  @Field(() => [RecommendationCount], { description: 'The most frequent first.' })
  recommendations!: RecommendationCount[];

  @Field(() => [DayCount], { description: 'Attempts that ended on each day of the range.' })
  perDay!: DayCount[];
}
