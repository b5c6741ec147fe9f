import { Injectable } from '@nestjs/common';
import { raw } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Viewer } from '../../platform/auth/viewer.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { recordIn } from '../../platform/events/record.js';
import { AccountService, BEGUN_BY_ME, OWN_FIRST } from '../account/index.js';
import { type Deed, SessionActivity } from './session-activity.entity.js';
import type { KindSpan, Session } from './session.entity.js';
import type { ActivityKind } from './session.enums.js';
import { eventIdReused } from './session.errors.js';
import { SessionReplayed } from './session.events.js';
import type { RecordActivityInput } from './session.inputs.js';
import { type ActivityRequest, checkedActivity } from './session-request.js';
import { sessionView } from './session-rows.js';
import { locked } from './session.service.js';
import type { SessionView } from './session.types.js';

/** What is done in sessions. */
@Injectable()
export class ActivityService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountService,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal NOT_FOUND, SESSION_ENDED, IDEMPOTENCY_KEY_REUSED, BAD_USER_INPUT */
  record({ accountId }: Viewer, input: RecordActivityInput): Promise<SessionView> {
    const request = checkedActivity(input);
    return this.database.write(accountId, async (em) => {
      await this.accounts.hold(em, accountId);
      const now = this.clock.now();
      const isKnown = await wasRecorded(em, accountId, request);
      const session = await locked(em, request.sessionId);
      if (isKnown) recordIn(em, new SessionReplayed(accountId, session.id));
      else await take(em, session, request.deedAt(now), now);
      return sessionView(session, now);
    });
  }

  /**
   * A message is sent in a session: within the transaction that keeps it, its account held.
   * @throws Refusal NOT_FOUND, SESSION_ENDED
   */
  async noteChat(em: EntityManager, sessionId: string, now: Date): Promise<void> {
    const session = await locked(em, sessionId);
    await take(em, session, { kind: 'CHAT', startedAt: now, endedAt: null, key: null }, now);
  }
}

async function take(em: EntityManager, session: Session, deed: Deed, now: Date): Promise<void> {
  // Without an end it covers nothing, and no other need be looked at.
  const spans = deed.endedAt ? await spansIn(em, session.id) : [];
  em.persist(session.take(deed, spans, now));
}

async function spansIn(em: EntityManager, sessionId: string): Promise<KindSpan[]> {
  const rows = await em.execute<{ kind: ActivityKind; started_at: string; ended_at: string }[]>(
    `select kind, started_at, ended_at from session_activity
     where session_id = ? and is_inside and ended_at is not null`,
    [sessionId],
  );
  return rows.map((row) => ({
    kind: row.kind,
    startedAt: new Date(row.started_at),
    endedAt: new Date(row.ended_at),
  }));
}

/** @throws Refusal IDEMPOTENCY_KEY_REUSED when the id was used for something else */
async function wasRecorded(
  em: EntityManager,
  accountId: string,
  { key: { clientEventId, fingerprint } }: ActivityRequest,
): Promise<boolean> {
  const known = await em.findOne(
    SessionActivity,
    { clientEventId, [raw(BEGUN_BY_ME)]: [] },
    { orderBy: { [raw(OWN_FIRST)]: 'asc' } },
  );
  if (!known) return false;
  if (known.requestFingerprint === fingerprint) return true;
  // What a guest called their doings binds nobody who only inherited them.
  if (known.originAccountId !== accountId) return false;
  throw eventIdReused();
}
