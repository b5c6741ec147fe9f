import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

export const MigrationStatuses = {
  STARTED: 'STARTED',
  COMPLETED: 'COMPLETED',
  FAILED: 'FAILED',
  REFUSED: 'REFUSED',
} as const;
export type MigrationStatus = keyof typeof MigrationStatuses;
registerEnumType(MigrationStatuses, { name: 'MigrationStatus' });

@ObjectType('ClaimPreview', { description: 'What would come along.' })
export class ClaimPreviewView {
  @Field(() => Int)
  conversations!: number;

  @Field(() => Int)
  messages!: number;

  @Field(() => Int)
  sessions!: number;

  @Field(() => Int)
  activeDays!: number;
}

@ObjectType('MigrationReceipt', { description: 'What came along, the same however often asked.' })
export class MigrationReceiptView extends ClaimPreviewView {
  @Field(() => ID)
  id!: string;

  @Field(() => MigrationStatuses)
  status!: MigrationStatus;

  @Field(() => Boolean, { description: 'It had been claimed by the caller before.' })
  replayed!: boolean;

  @Field(() => Date)
  startedAt!: Date;

  @Field(() => Date, { nullable: true })
  finishedAt!: Date | null;
}

@ObjectType('MigrationAudit', { description: 'One attempt to claim a guest.' })
export class MigrationAuditView {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'A keyed hash; the same guest has the same.' })
  guestRef!: string;

  @Field(() => ID, { nullable: true, description: 'Null once the account was deleted.' })
  accountId!: string | null;

  @Field(() => MigrationStatuses, { description: 'STARTED for one that never came to an end.' })
  status!: MigrationStatus;

  @Field(() => String, { nullable: true, description: 'The code of the refusal.' })
  error!: string | null;

  @Field(() => Int)
  conversations!: number;

  @Field(() => Int)
  messages!: number;

  @Field(() => Date)
  startedAt!: Date;

  @Field(() => Date, { nullable: true })
  finishedAt!: Date | null;

  @Field(() => String, { description: 'Of the rules by which it was moved.' })
  migrationVersion!: string;
}
