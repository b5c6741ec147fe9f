import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { record } from '../../platform/events/record.js';
import { newId } from '../../platform/ids/new-id.js';
import { coveredMs, type Span } from './covered.js';
import {
  aliveAfter,
  capOf,
  earlier,
  endOf,
  later,
  type Lifetime,
  wasJustLeft,
} from './lifetime.js';
import { type Deed, SessionActivity } from './session-activity.entity.js';
import type { ActivityKind, SessionEndReason } from './session.enums.js';
import { sessionEnded } from './session.errors.js';
import {
  ActivityRecorded,
  ChatRecorded,
  SessionEnded,
  SessionSeen,
  SessionStarted,
} from './session.events.js';

/** Where the activities of a kind are counted, and the time that they cover. */
const TALLY = {
  CHAT: { count: 'chatCount', ms: 'chatMs' },
  GAME: { count: 'gameCount', ms: 'gameMs' },
  VIDEO: { count: 'videoCount', ms: 'videoMs' },
  MUSIC: { count: 'musicCount', ms: 'musicMs' },
} as const satisfies Record<ActivityKind, object>;

/** An activity of a session, as far as its time goes. */
export interface KindSpan extends Span {
  kind: ActivityKind;
}

/** One visit to the dashboard, in however many tabs. */
@Entity({ tableName: 'session' })
export class Session implements Lifetime {
  @PrimaryKey({ type: 'uuid' })
  id: string = newId();

  @Property({ type: 'uuid' })
  accountId!: string;

  @Property({ type: 'uuid' })
  originAccountId!: string;

  @Property({ type: 'text' })
  clientSessionId!: string;

  @Property({ type: 'text', nullable: true })
  device!: string | null;

  @Property({ type: 'datetime' })
  startedAt!: Date;

  @Property({ type: 'datetime' })
  lastActivityAt!: Date;

  @Property({ type: 'datetime' })
  aliveUntil!: Date;

  @Property({ type: 'datetime', nullable: true })
  closedAt: Date | null = null;

  @Property({ type: 'text', nullable: true })
  closedBy: 'CLIENT' | 'CLAIMED' | null = null;

  @Property({ type: 'datetime', nullable: true })
  endedAt: Date | null = null;

  @Property({ type: 'text', nullable: true })
  endReason: SessionEndReason | null = null;

  @Property({ type: 'integer' })
  activeMs: number = 0;

  @Property({ type: 'integer' })
  chatMs: number = 0;

  @Property({ type: 'integer' })
  gameMs: number = 0;

  @Property({ type: 'integer' })
  videoMs: number = 0;

  @Property({ type: 'integer' })
  musicMs: number = 0;

  @Property({ type: 'integer' })
  chatCount: number = 0;

  @Property({ type: 'integer' })
  gameCount: number = 0;

  @Property({ type: 'integer' })
  videoCount: number = 0;

  @Property({ type: 'integer' })
  musicCount: number = 0;

  static started(
    accountId: string,
    { clientSessionId, device }: { clientSessionId: string; device: string | null },
    now: Date,
  ): Session {
    const session = new Session();
    Object.assign(session, { accountId, originAccountId: accountId, clientSessionId, device });
    session.startedAt = now;
    session.lastActivityAt = now;
    session.aliveUntil = aliveAfter(now, now);
    record(session, new SessionStarted(accountId, session.id));
    return session;
  }

  /** Somebody is there. It keeps the session open and is no activity. */
  see(now: Date): void {
    if (endOf(this, now)) throw sessionEnded();
    this.aliveUntil = later(this.aliveUntil, aliveAfter(now, this.startedAt));
    record(this, new SessionSeen(this.accountId, this.id));
  }

  /**
   * Takes in what was done, however late it becomes known. What began before the session counts for
   * its day only. What was done up to half an hour after an idle end moves that end; what runs on
   * beyond the longest session or a client's end is cut off there.
   * @param spans its earlier activities that have an end
   * @throws Refusal SESSION_ENDED for what began later than that
   */
  take(deed: Deed, spans: readonly KindSpan[], now: Date): SessionActivity {
    const isInside = deed.startedAt >= this.startedAt;
    const cap = capOf(this.startedAt);
    const lastMoment = earlier(this.closedAt ?? cap, cap);
    if (deed.startedAt > earlier(this.aliveUntil, lastMoment)) throw sessionEnded();
    const endedAt = isInside && deed.endedAt ? earlier(deed.endedAt, lastMoment) : deed.endedAt;
    const activity = SessionActivity.of(this, { ...deed, endedAt }, isInside, now);
    if (isInside) this.include(activity, spans, now);
    record(activity, factOf(activity));
    return activity;
  }

  /** The client says that it is over. False when it has said so before. */
  close(now: Date): boolean {
    if (this.closedAt) return false;
    // A clock that was set back shortens nothing that has happened.
    this.closedAt = later(now, this.lastActivityAt);
    this.closedBy = 'CLIENT';
    this.settle(now);
    return true;
  }

  /** Somebody is back who had only just said goodbye. False when there is nothing to take back. */
  resume(now: Date): boolean {
    if (!wasJustLeft(this, now)) return false;
    this.closedAt = null;
    this.closedBy = null;
    this.settle(now);
    this.see(now);
    return true;
  }

  /** Writes down how it stands, for those who look at ends in great numbers. */
  settle(now: Date): void {
    const end = endOf(this, now);
    if (end && !this.endedAt) record(this, new SessionEnded(this.accountId, this.id, end.reason));
    this.endedAt = end?.at ?? null;
    this.endReason = end?.reason ?? null;
  }

  private include(activity: SessionActivity, spans: readonly KindSpan[], now: Date): void {
    const { kind, startedAt, endedAt } = activity;
    const { count, ms } = TALLY[kind];
    this[count] += 1;
    if (endedAt) {
      const all = [...spans, { kind, startedAt, endedAt }];
      this.activeMs = coveredMs(all);
      this[ms] = coveredMs(all.filter((span) => span.kind === kind));
    }
    const until = endedAt ?? startedAt;
    this.lastActivityAt = later(this.lastActivityAt, until);
    this.aliveUntil = later(this.aliveUntil, aliveAfter(until, this.startedAt));
    this.settle(now);
  }
}

/** A message counts for its day by chat's own event, anything else by this one. */
function factOf({ accountId, id, sessionId, kind, startedAt, clientEventId }: SessionActivity) {
  return clientEventId === null
    ? new ChatRecorded(accountId, id, sessionId)
    : new ActivityRecorded(accountId, id, sessionId, kind, startedAt.toISOString());
}
