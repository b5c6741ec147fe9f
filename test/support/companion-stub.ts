import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import {
  hasReset,
  perform,
  type Plan,
  type StubBehaviour,
  type StubOptions,
} from './companion-stub-behaviour.js';
import { providerOf, type StubProvider } from './companion-stub-frames.js';

export type { StubBehaviour, StubOptions };

/** One request that arrived, and what became of it. */
export interface StubCall {
  provider: StubProvider;
  path: string;
  headers: IncomingMessage['headers'];
  /** The parsed request in the provider's own shape. */
  body: Record<string, unknown>;
  at: number;
  /** The client hung up before the stub had finished. */
  closedByClient: boolean;
}

/**
 * A language model on loopback that does as told, for all three streaming protocols (told apart
 * by the request's path). Queued behaviours are used up first, one per request; then the standing
 * one applies. Requests for a summary come when they come: they are kept apart, with a behaviour of
 * their own.
 */
export interface CompanionStub {
  url: string;
  calls: StubCall[];
  /** From now on every request without a queued behaviour gets this reply. */
  answers(text: string, options?: Omit<StubOptions, 'text'>): void;
  /** From now on every request without a queued behaviour is treated like this. */
  always(behaviour: StubBehaviour, options?: StubOptions): void;
  /** Queues one behaviour for one request. */
  next(behaviour: StubBehaviour, options?: StubOptions): void;
  /** Requests for a summary of what was said before. */
  summaries: StubCall[];
  /** From now on every request for a summary is treated like this. */
  summarises(behaviour: StubBehaviour, options?: StubOptions): void;
  /** Resolves when so many requests have arrived. */
  called(times: number): Promise<void>;
  /** Resolves when the client has hung up on that call (the first is 0). */
  hungUp(call: number): Promise<void>;
  close(): Promise<void>;
}

export async function companionStub(): Promise<CompanionStub> {
  const calls: StubCall[] = [];
  const summaries: StubCall[] = [];
  const queue: Plan[] = [];
  let standing: Plan = { behaviour: 'ok', text: 'Hello from the stub.' };
  let summarising: Plan = { behaviour: 'ok', text: 'What was said before.' };
  const server = createServer((request, response) => {
    receive(request, response)
      .then((call) => {
        if (isForSummary(call)) {
          summaries.push(call);
          return perform(summarising, call.provider, response);
        }
        calls.push(call);
        return perform(queue.shift() ?? standing, call.provider, response);
      })
      .catch((error: Error) => response.writeHead(404).end(error.message));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    answers: (text, options) => void (standing = { behaviour: 'ok', text, ...options }),
    always: (behaviour, options) => void (standing = { behaviour, ...options }),
    next: (behaviour, options) => void queue.push({ behaviour, ...options }),
    summaries,
    summarises: (behaviour, options) => void (summarising = { behaviour, ...options }),
    called: (times) => until(() => calls.length >= times),
    hungUp: (call) => until(() => calls[call]?.closedByClient ?? false),
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

const isForSummary = ({ body }: StubCall): boolean =>
  JSON.stringify(body).includes('You keep the memory of a companion chat.');

async function receive(request: IncomingMessage, response: ServerResponse): Promise<StubCall> {
  const chunks: Buffer[] = await request.toArray();
  const call: StubCall = {
    provider: providerOf(request.url ?? ''),
    path: request.url ?? '',
    headers: request.headers,
    body: JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>,
    at: Date.now(),
    closedByClient: false,
  };
  response.on('close', () => {
    call.closedByClient = !response.writableEnded && !hasReset(response);
  });
  return call;
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await pause(2);
}
