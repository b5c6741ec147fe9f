import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { TimeZone } from '../../platform/graphql/scalars.js';
import type { AccountKind } from './account.entity.js';

export const AccountKinds = { GUEST: 'GUEST', MEMBER: 'MEMBER' } as const;
registerEnumType(AccountKinds, { name: 'AccountKind' });

@ObjectType('Account')
export class AccountView {
  @Field(() => ID)
  id!: string;

  @Field(() => AccountKinds)
  kind!: AccountKind;

  @Field(() => String, { nullable: true })
  email!: string | null;

  @Field(() => TimeZone)
  timeZone!: string;

  @Field(() => Date)
  createdAt!: Date;
}

@ObjectType('GuestPass')
export class GuestPassView {
  @Field(() => String, { description: 'Bearer token of this guest; whoever has it is the guest.' })
  token!: string;

  @Field(() => AccountView)
  account!: AccountView;

  @Field(() => Date)
  expiresAt!: Date;
}
