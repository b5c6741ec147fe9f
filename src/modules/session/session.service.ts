import { Injectable } from '@nestjs/common';
import { LockMode, raw } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Viewer } from '../../platform/auth/viewer.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { recordIn } from '../../platform/events/record.js';
import { newId } from '../../platform/ids/new-id.js';
import { checkedId } from '../../platform/text/checked.js';
import { AccountService, BEGUN_BY_ME, OWN_FIRST } from '../account/index.js';
import { Session } from './session.entity.js';
import { leavingSince } from './lifetime.js';
import { sessionNotFound } from './session.errors.js';
import { SessionReplayed } from './session.events.js';
import type { StartSessionInput } from './session.inputs.js';
import { checkedStart } from './session-request.js';
import { sessionView } from './session-rows.js';
import type { SessionView } from './session.types.js';

/** How a session begins, lives on and ends. */
@Injectable()
export class SessionService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountService,
    private readonly clock: Clock,
  ) {}

  /** The session of this client id, however it stands; else the device's open one; else a new one. */
  start(viewer: Viewer, input: StartSessionInput): Promise<SessionView> {
    const { accountId } = viewer;
    const { timeZone, resume, ...client } = checkedStart(input);
    return this.write(viewer, async (em, now) => {
      const known = await startedAs(em, client.clientSessionId);
      if (known) {
        if (!resume || !known.resume(now)) recordIn(em, new SessionReplayed(accountId, known.id));
        return known;
      }
      if (timeZone) await this.accounts.moveIfAllowed(em, accountId, timeZone);
      const open = client.device === null ? null : await openOn(em, client.device, now, resume);
      if (open) return joined(em, open, client.clientSessionId, now);
      const session = Session.started(accountId, client, now);
      em.persist(session);
      return session;
    });
  }

  heartbeat(viewer: Viewer, id: string): Promise<SessionView> {
    const sessionId = checkedId(id, 'session');
    return this.write(viewer, async (em, now) => {
      const session = await locked(em, sessionId);
      session.see(now);
      return session;
    });
  }

  /** Ended before, it stays as it ended. */
  end(viewer: Viewer, id: string): Promise<SessionView> {
    const sessionId = checkedId(id, 'session');
    return this.write(viewer, async (em, now) => {
      const session = await locked(em, sessionId);
      if (!session.close(now)) recordIn(em, new SessionReplayed(viewer.accountId, sessionId));
      return session;
    });
  }

  private write(
    { accountId }: Viewer,
    work: (em: EntityManager, now: Date) => Promise<Session>,
  ): Promise<SessionView> {
    return this.database.write(accountId, async (em) => {
      await this.accounts.hold(em, accountId);
      const now = this.clock.now();
      return sessionView(await work(em, now), now);
    });
  }
}

/**
 * Locks a session until the transaction ends; its account must be held before.
 * @throws Refusal NOT_FOUND; another account's session is not to be seen either
 */
export async function locked(em: EntityManager, id: string): Promise<Session> {
  const session = await em.findOne(Session, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!session) throw sessionNotFound();
  return session;
}

/** The session that this client id began, or came into. */
async function startedAs(em: EntityManager, clientSessionId: string): Promise<Session | null> {
  const began = await em.findOne(
    Session,
    { clientSessionId, [raw(BEGUN_BY_ME)]: [] },
    { orderBy: { [raw(OWN_FIRST)]: 'asc' } },
  );
  if (began) return began;
  const [came] = await em.execute<{ session_id: string }[]>(
    `select session_id from session_join
     where ${BEGUN_BY_ME} and client_session_id = ? order by ${OWN_FIRST} limit 1`,
    [clientSessionId],
  );
  return came ? locked(em, came.session_id) : null;
}

/** Of several open ones the one in which somebody was seen last; else, if wanted, the one just left. */
async function openOn(
  em: EntityManager,
  device: string,
  now: Date,
  resumes: boolean,
): Promise<Session | null> {
  const options = {
    orderBy: { aliveUntil: 'desc', id: 'desc' },
    lockMode: LockMode.PESSIMISTIC_WRITE,
  } as const;
  const alive = { device, aliveUntil: { $gt: now } };
  const open = await em.findOne(Session, { ...alive, endedAt: null }, options);
  if (open || !resumes) return open;
  const closedAt = { $gt: leavingSince(now) };
  const left = await em.findOne(Session, { ...alive, closedBy: 'CLIENT', closedAt }, options);
  return left?.resume(now) ? left : null;
}

async function joined(
  em: EntityManager,
  session: Session,
  clientSessionId: string,
  now: Date,
): Promise<Session> {
  session.see(now);
  await em.execute(
    `insert into session_join (id, account_id, origin_account_id, client_session_id, session_id)
     values (?, ?, ?, ?, ?)`,
    [newId(), session.accountId, session.accountId, clientSessionId, session.id],
  );
  return session;
}
