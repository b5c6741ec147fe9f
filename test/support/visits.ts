import { randomUUID } from 'node:crypto';
import type { GraphQLAnswer, Person } from './people.js';

/** A session as the API shows it. */
export interface Visit {
  id: string;
  clientSessionId: string;
  device: string | null;
  startedAt: string;
  lastActivityAt: string;
  endedAt: string | null;
  endReason: string | null;
  wallMs: number;
  activeMs: number;
  activities: { id: string; kind: string; startedAt: string; endedAt: string | null }[];
}

export const SESSION = `id clientSessionId device startedAt lastActivityAt endedAt endReason wallMs activeMs
  activities { id kind startedAt endedAt }`;
export const START = `mutation ($input: StartSessionInput!) { startSession(input: $input) { ${SESSION} } }`;
export const RECORD = `mutation ($input: RecordActivityInput!) { recordActivity(input: $input) { ${SESSION} } }`;
export const HEARTBEAT = `mutation ($id: ID!) { heartbeat(sessionId: $id) { ${SESSION} } }`;
export const END = `mutation ($id: ID!) { endSession(sessionId: $id) { ${SESSION} } }`;

export async function start(person: Person, input: object = {}, at?: string): Promise<Visit> {
  const wanted = { clientSessionId: randomUUID(), ...input };
  const { startSession } = await person.get<{ startSession: Visit }>(START, { input: wanted }, at);
  return startSession;
}

/** What a client sends of one thing done. */
export interface Event {
  sessionId: string;
  clientEventId?: string;
  kind?: string;
  startedAt?: Date | string | null;
  endedAt?: Date | string | null;
}

const eventInput = (event: Event) => ({ clientEventId: randomUUID(), kind: 'GAME', ...event });

export async function did(person: Person, event: Event, at?: string): Promise<Visit> {
  const variables = { input: eventInput(event) };
  return (await person.get<{ recordActivity: Visit }>(RECORD, variables, at)).recordActivity;
}

export function tryEvent(
  person: Person,
  event: Event,
  at?: string,
): Promise<GraphQLAnswer<{ recordActivity: Visit } | null>> {
  return person.ask<{ recordActivity: Visit } | null>(RECORD, { input: eventInput(event) }, at);
}

export async function beat(person: Person, id: string): Promise<Visit> {
  return (await person.get<{ heartbeat: Visit }>(HEARTBEAT, { id })).heartbeat;
}

export async function end(person: Person, id: string): Promise<Visit> {
  return (await person.get<{ endSession: Visit }>(END, { id })).endSession;
}

export async function current(person: Person, at?: string): Promise<Visit | null> {
  const { currentSession } = await person.get<{ currentSession: Visit | null }>(
    `{ currentSession { ${SESSION} } }`,
    {},
    at,
  );
  return currentSession;
}

/** The newest ones, newest first. */
export async function all(person: Person, at?: string): Promise<Visit[]> {
  const { sessions } = await person.get<{ sessions: { nodes: Visit[] } }>(
    `{ sessions(first: 100) { nodes { ${SESSION} } } }`,
    {},
    at,
  );
  return sessions.nodes;
}
