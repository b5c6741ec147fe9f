import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { newId } from '../../platform/ids/new-id.js';
import type { ActivityKind } from './session.enums.js';

/** What a client says was done; without a key it is a message, whose own id tells a repetition. */
export interface Deed {
  kind: ActivityKind;
  startedAt: Date;
  endedAt: Date | null;
  key: { clientEventId: string; fingerprint: string } | null;
}

/** One thing done in a session. */
@Entity({ tableName: 'session_activity' })
export class SessionActivity {
  @PrimaryKey({ type: 'uuid' })
  id: string = newId();

  @Property({ type: 'uuid' })
  accountId!: string;

  @Property({ type: 'uuid' })
  originAccountId!: string;

  @Property({ type: 'uuid' })
  sessionId!: string;

  @Property({ type: 'text' })
  kind!: ActivityKind;

  @Property({ type: 'datetime' })
  startedAt!: Date;

  @Property({ type: 'datetime', nullable: true })
  endedAt!: Date | null;

  /** False for what began before its session: it counts for its day only. */
  @Property({ type: 'boolean' })
  isInside!: boolean;

  @Property({ type: 'text', nullable: true })
  clientEventId!: string | null;

  @Property({ type: 'text', nullable: true })
  requestFingerprint!: string | null;

  @Property({ type: 'datetime' })
  recordedAt!: Date;

  static of(
    session: { id: string; accountId: string },
    { key, ...deed }: Deed,
    isInside: boolean,
    now: Date,
  ): SessionActivity {
    const { id: sessionId, accountId } = session;
    return Object.assign(new SessionActivity(), deed, {
      accountId,
      originAccountId: accountId,
      sessionId,
      isInside,
      clientEventId: key?.clientEventId ?? null,
      requestFingerprint: key?.fingerprint ?? null,
      recordedAt: now,
    });
  }
}
