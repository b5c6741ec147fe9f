import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { DayCount } from '../../platform/reports/report-range.js';
import { type ActivityKind, ActivityKinds } from './session.enums.js';

@ObjectType()
export class KindCount {
  @Field(() => ActivityKinds)
  kind!: ActivityKind;

  @Field(() => Int, { description: 'Activities of this kind in the sessions counted.' })
  count!: number;

  @Field(() => Float, {
    description: 'Milliseconds that they cover; inside one session overlaps count once.',
  })
  activeMs!: number;
}

@ObjectType({
  description:
    'Sessions that began on the days asked for, in the zone asked for. One that is open counts up to its last activity. Of no sessions the averages are 0.',
})
export class SessionReport {
  @Field(() => Int)
  sessions!: number;

  @Field(() => Int, { description: 'Accounts that they belong to.' })
  accounts!: number;

  @Field(() => Float)
  averageWallMs!: number;

  @Field(() => Float, { description: 'Interpolated, as percentile_cont does.' })
  p50WallMs!: number;

  @Field(() => Float)
  p95WallMs!: number;

  @Field(() => Float)
  averageActiveMs!: number;

  @Field(() => Int, { description: 'Sessions in which nothing was done.' })
  withoutActivity!: number;

  @Field(() => [DayCount], { description: 'How many began on each day, days without any too.' })
  perDay!: DayCount[];

  @Field(() => [KindCount], { description: 'Every kind, in the order of ActivityKind.' })
  byKind!: KindCount[];

  @Field(() => Int, { description: 'Accounts that began a session on the last day.' })
  dau!: number;

  @Field(() => Int, {
    description: 'The same on the 7 days that end with the last one, asked for or not.',
  })
  wau!: number;

  @Field(() => Int, { description: 'The same on the 30 days that end with the last one.' })
  mau!: number;
}
