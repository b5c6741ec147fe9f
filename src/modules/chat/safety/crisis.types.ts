import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType('CrisisResource')
export class CrisisResource {
  @Field(() => String)
  name!: string;

  @Field(() => String, { description: 'What to dial, write to or open.' })
  contact!: string;

  @Field(() => String, { description: 'ISO 3166-1 code of a country, or INTERNATIONAL.' })
  region!: string;
}

@ObjectType('CrisisSupport', {
  description: 'Where people listen, for a message that speaks of suicide or self-harm.',
})
export class CrisisSupport {
  @Field(() => String, { description: 'In the language of the message, where it is known.' })
  text!: string;

  @Field(() => [CrisisResource], {
    description: "Those of the account's own region first; the international one is always there.",
  })
  resources!: CrisisResource[];
}
