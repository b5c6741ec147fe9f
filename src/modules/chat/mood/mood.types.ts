import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { LocalDate } from '../../../platform/graphql/scalars.js';

@ObjectType('MoodCount')
export class MoodCountView {
  @Field(() => String, { description: 'positive, negative, mixed or neutral.' })
  mood!: string;

  @Field(() => Int)
  count!: number;
}

@ObjectType('MoodDay')
export class MoodDayView {
  @Field(() => LocalDate)
  date!: string;

  @Field(() => Int)
  messages!: number;

  @Field(() => Float, {
    description:
      'Of the messages whose sentiment is known. When none is known, 0, and moods is empty.',
  })
  averageSentiment!: number;

  @Field(() => [MoodCountView], { description: 'The most frequent first; unknown ones left out.' })
  moods!: MoodCountView[];
}
