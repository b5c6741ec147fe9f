import { Field, Float, ObjectType } from '@nestjs/graphql';

@ObjectType({
  description: 'At most so much for 50, 95 and 99 of 100; 0 where nothing was measured.',
})
export class Percentiles {
  @Field(() => Float)
  p50!: number;

  @Field(() => Float)
  p95!: number;

  @Field(() => Float)
  p99!: number;
}
