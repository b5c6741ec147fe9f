import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Person } from './people.js';

export const REPLY_STREAM = `subscription ($id: ID!) {
  replyStream(messageId: $id) { messageId delta content status }
}`;
export const MESSAGE_EVENTS = `subscription ($after: String) {
  messageEvents(after: $after) { cursor message { id index role content status } }
}`;

export interface ReplyEvent {
  messageId: string;
  delta: string;
  content: string;
  status: string;
}

export interface MessageEvent {
  cursor: string;
  message: { id: string; index: number; role: string; content: string; status: string };
}

const address = (url: string): string => `${url.replace('http', 'ws')}/graphql`;

/** A client as an app has one; it does not come back by itself. */
export function listener({ token }: Person, url: string): Client {
  return createClient({
    url: address(url),
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
    retryAttempts: 0,
  });
}

/** What is told, until it ends or the reader leaves; the socket goes with it. */
export async function* told<T>(
  person: Person,
  url: string,
  query: string,
  variables: Record<string, unknown> = {},
): AsyncGenerator<T> {
  const client = listener(person, url);
  try {
    for await (const { data, errors } of client.iterate<Record<string, T>>({ query, variables })) {
      if (errors) throw new Refused(errors);
      yield Object.values(data!)[0]!;
    }
  } catch (error) {
    throw Array.isArray(error) ? new Refused(error) : error;
  } finally {
    await client.dispose();
  }
}

/** What a subscription was refused with. */
export class Refused extends Error {
  readonly code: unknown;

  constructor(readonly errors: readonly { message: string; extensions?: { code?: unknown } }[]) {
    super(errors[0]?.message);
    this.code = errors[0]?.extensions?.code;
  }
}

export const replyStream = (person: Person, url: string, id: string): AsyncGenerator<ReplyEvent> =>
  told<ReplyEvent>(person, url, REPLY_STREAM, { id });

export const messageEvents = (
  person: Person,
  url: string,
  after?: string,
): AsyncGenerator<MessageEvent> => told<MessageEvent>(person, url, MESSAGE_EVENTS, { after });

/** All of a reply that ends. */
export async function wholeStream(person: Person, url: string, id: string): Promise<ReplyEvent[]> {
  const events: ReplyEvent[] = [];
  for await (const event of replyStream(person, url, id)) events.push(event);
  return events;
}
