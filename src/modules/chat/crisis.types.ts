import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType('CrisisResource')
export class CrisisResource {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  contact!: string;

  @Field(() => String)
  region!: string;
}

@ObjectType('CrisisSupport')
export class CrisisSupport {
  @Field(() => String)
  text!: string;

  @Field(() => [CrisisResource])
  resources!: CrisisResource[];
}
