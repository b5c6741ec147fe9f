import { Field, ID, InputType } from '@nestjs/graphql';
import { TimeZone } from '../../platform/graphql/scalars.js';
import { type ActivityKind, ActivityKinds } from './session.enums.js';

@InputType()
export class StartSessionInput {
  @Field(() => ID, {
    description:
      'Chosen by the client, once per visit: the same id answers the same session. 1..64 characters.',
  })
  clientSessionId!: string;

  @Field(() => TimeZone, {
    nullable: true,
    description:
      'Where the person is. Moves the account there, as setTimeZone does; when the zone was changed too often it stays, and the session starts all the same.',
  })
  timeZone?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Its open session is joined instead of beginning another; without one the client session is its own. 1..64 characters.',
  })
  device?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'A session that the client ended less than five minutes ago goes on: a page that is loaded anew has just said goodbye.',
  })
  resume?: boolean;
}

@InputType()
export class RecordActivityInput {
  @Field(() => ID)
  sessionId!: string;

  @Field(() => ID, {
    description: 'Chosen by the client, once per event; a retry counts once. 1..64 characters.',
  })
  clientEventId!: string;

  @Field(() => ActivityKinds)
  kind!: ActivityKind;

  @Field(() => Date, {
    nullable: true,
    description:
      'Now, when omitted. At most 48 hours ago; a clock may be ahead by one minute, not more.',
  })
  startedAt?: Date | null;

  @Field(() => Date, { nullable: true, description: 'Needs startedAt, and is not before it.' })
  endedAt?: Date | null;
}
