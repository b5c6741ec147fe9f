import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { recordIn } from '../../platform/events/record.js';
import { newId } from '../../platform/ids/new-id.js';
import { inPages, type Section, Sections } from '../account/index.js';
import { SessionsRestored } from './session.events.js';
import { ACTIVITIES, INSERT, JOINS, SESSIONS } from './session-section-sql.js';
import { sessionRow, type SessionRow } from './session-section-rows.js';

/** Visits, and what was done in them. */
@Injectable()
export class SessionSection implements Section {
  readonly name = 'sessions';
  readonly tables = ['session', 'session_join', 'session_activity'];
  readonly isSealed = true;

  constructor(sections: Sections) {
    sections.register(this);
  }

  rows(em: EntityManager): AsyncIterable<object> {
    return inPages<{ id: string }>(em, SESSIONS, 'id', '00000000-0000-0000-0000-000000000000');
  }

  /** One that is here under its client's id is left as it is. Messages name ids: they are kept where they are free. */
  async restore(em: EntityManager, accountId: string, rows: readonly unknown[]): Promise<number> {
    const given = rows.flatMap((each) => sessionRow.safeParse(each).data ?? []);
    const known = await knownOf(em, given);
    const missing = given.filter(
      ({ id, clientSessionId }) => !known.has(id) && !known.has(clientSessionId),
    );
    const added = await insert(em, accountId, missing);
    const renamed = missing
      .filter(({ clientSessionId }) => !added.has(clientSessionId))
      .map((session) => ({ ...session, id: newId() }));
    for (const [name, id] of await insert(em, accountId, renamed)) added.set(name, id);
    const inside = (each: (session: SessionRow) => object[]) =>
      JSON.stringify(
        missing.flatMap((session) => {
          const sessionId = added.get(session.clientSessionId);
          return sessionId ? each(session).map((one) => ({ ...one, id: newId(), sessionId })) : [];
        }),
      );
    await em.execute(JOINS, [accountId, accountId, inside(({ joined }) => joined)]);
    await em.execute(ACTIVITIES, [accountId, accountId, inside(({ activities }) => activities)]);
    if (added.size > 0) recordIn(em, new SessionsRestored(accountId));
    return added.size;
  }
}

/** Ids and client ids of those that are here. */
async function knownOf(em: EntityManager, given: readonly SessionRow[]): Promise<Set<string>> {
  const rows = await em.execute<{ id: string; name: string }[]>(
    `select id, client_session_id as name from session where account_id = current_account()
     and (id = any(?::uuid[]) or client_session_id in (select json_array_elements_text(?::json)))`,
    [
      `{${given.map(({ id }) => id).join(',')}}`,
      JSON.stringify(given.map(({ clientSessionId }) => clientSessionId)),
    ],
  );
  return new Set(rows.flatMap(({ id, name }) => [id, name]));
}

/** Answers the ids of those that found their place. */
async function insert(
  em: EntityManager,
  accountId: string,
  sessions: readonly SessionRow[],
): Promise<Map<string, string>> {
  const rows = await em.execute<{ id: string; client_session_id: string }[]>(INSERT, [
    accountId,
    accountId,
    JSON.stringify(sessions),
  ]);
  return new Map(rows.map(({ id, client_session_id: name }) => [name, id]));
}

/** Which of these ids are sessions of the account of this transaction. */
export async function ownSessions(
  em: EntityManager,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await em.execute<{ id: string }[]>(
    'select id from session where account_id = current_account() and id = any(?::uuid[])',
    [`{${ids.join(',')}}`],
  );
  return new Set(rows.map(({ id }) => id));
}
