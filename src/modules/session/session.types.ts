import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { type Connection, connectionOf } from '../../platform/paging/connection.js';
import { positionOf } from './listing.js';
import {
  type ActivityKind,
  ActivityKinds,
  type SessionEndReason,
  SessionEndReasons,
} from './session.enums.js';

@ObjectType('Activity')
export class ActivityView {
  @Field(() => ID)
  id!: string;

  @Field(() => ActivityKinds)
  kind!: ActivityKind;

  @Field(() => Date)
  startedAt!: Date;

  @Field(() => Date, { nullable: true, description: "At most the session's end." })
  endedAt!: Date | null;
}

@ObjectType('Session')
export class SessionView {
  @Field(() => ID)
  id!: string;

  @Field(() => ID, { description: 'Of the client session that began it.' })
  clientSessionId!: string;

  @Field(() => String, { nullable: true })
  device!: string | null;

  @Field(() => Date)
  startedAt!: Date;

  @Field(() => Date, { description: 'Its start, when nothing was done. Heartbeats do not count.' })
  lastActivityAt!: Date;

  @Field(() => Date, { nullable: true })
  endedAt!: Date | null;

  @Field(() => SessionEndReasons, { nullable: true })
  endReason!: SessionEndReason | null;

  @Field(() => Int, {
    description: 'Milliseconds from start to end (or to the last activity while open).',
  })
  wallMs!: number;

  @Field(() => Int, { description: 'Milliseconds covered by activities; overlaps count once.' })
  activeMs!: number;

  /** When it will have ended although nobody wrote; null: it has. Not shown. */
  openUntil!: Date | null;
}

export const SessionConnection = connectionOf('Session', SessionView, positionOf);

export type SessionPage = Connection<SessionView>;
