import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Answer } from './mini-ipip.js';
import type { Traits } from './traits.js';

@ObjectType('Traits', { description: 'Big Five scores, 0 to 100.' })
export class TraitsView implements Traits {
  @Field(() => Float)
  openness!: number;

  @Field(() => Float)
  conscientiousness!: number;

  @Field(() => Float)
  extraversion!: number;

  @Field(() => Float)
  agreeableness!: number;

  @Field(() => Float, { description: 'Its other end is also called emotional stability.' })
  neuroticism!: number;
}

@InputType()
export class TraitsInput implements Traits {
  @Field(() => Float)
  openness!: number;

  @Field(() => Float)
  conscientiousness!: number;

  @Field(() => Float)
  extraversion!: number;

  @Field(() => Float)
  agreeableness!: number;

  @Field(() => Float)
  neuroticism!: number;
}

@ObjectType('Personality')
export class PersonalityView {
  @Field(() => Int, { description: 'Counts up from 1; no number is ever used twice.' })
  version!: number;

  @Field(() => TraitsView)
  traits!: Traits;

  @Field(() => String, { nullable: true, description: "In the person's words." })
  note!: string | null;

  @Field(() => String, { description: '"self", or the questionnaire: "mini-ipip".' })
  source!: string;

  @Field(() => Date)
  createdAt!: Date;
}

@ObjectType('PersonalityContext', {
  description:
    'What the companion is told about the person; keep it until expiresAt or until version changes.',
})
export class PersonalityContextView {
  @Field(() => Int, { description: '0: none saved.' })
  version!: number;

  @Field(() => String, {
    nullable: true,
    description: 'How to speak to the person; null when there is nothing to tell, or nothing new.',
  })
  text!: string | null;

  @Field(() => TraitsView, { nullable: true })
  traits!: Traits | null;

  @Field(() => Date)
  expiresAt!: Date;

  @Field(() => Boolean, {
    description: 'The version is the known one: text and traits are left out.',
  })
  notModified!: boolean;
}

@ObjectType('PersonalityItem')
export class PersonalityItemView {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'To be read after "I".' })
  text!: string;
}

@InputType({ description: 'Answer 1 (very inaccurate) to 5 (very accurate).' })
export class PersonalityAnswer implements Answer {
  @Field(() => ID)
  itemId!: string;

  @Field(() => Int)
  value!: number;
}
