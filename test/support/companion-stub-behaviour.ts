import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { frames, type Frames, type StubProvider } from './companion-stub-frames.js';

/** What the stub may do with a request. Numbers are HTTP statuses, answered with an error body. */
export type StubBehaviour =
  | 'ok'
  | '400'
  | '401'
  | '403'
  | '404'
  | '429'
  | '500'
  | '503'
  /** 307 to the same path under `/elsewhere` of the same stub. */
  | 'redirect'
  /** The socket is reset before any answer. */
  | 'reset'
  /** The socket is reset after half of the text. */
  | 'reset midway'
  | 'hang'
  | 'hang after headers'
  /** Half of the text, then silence on an open socket. */
  | 'hang midway'
  /** Event stream whose data is not JSON. */
  | 'garbage'
  /** A web page where an event stream should be. */
  | 'page'
  /** Half of the text, then a clean end without the provider's closing event. */
  | 'truncated'
  /** A whole reply of 10 MB, in frames of 10 kB. */
  | '10 MB'
  /** One line of 10 MB that never ends. */
  | '10 MB line'
  | 'empty'
  /** A well-formed end that says the content was filtered, without text. */
  | 'withheld'
  /** Status 200, then an error event of the provider that says it is overloaded. */
  | 'overloaded';

export interface StubOptions {
  /** The reply, streamed word by word. */
  text?: string;
  /** The reply, streamed exactly in these pieces; wins over `text`. */
  tokens?: readonly string[];
  tokenDelayMs?: number;
  /** The first piece is not sent before this resolves. */
  after?: Promise<unknown>;
  /** What the piece of this number waits for, counted from 0. */
  gates?: Readonly<Record<number, Promise<unknown>>>;
  /** Sent as `Retry-After` with a status. */
  retryAfter?: number | string;
}

export interface Plan extends StubOptions {
  behaviour: StubBehaviour;
}

/** Plays one behaviour towards one client. */
export async function perform(
  plan: Plan,
  provider: StubProvider,
  response: ServerResponse,
): Promise<void> {
  const { behaviour } = plan;
  const speech = frames[provider];
  if (behaviour === 'hang') return;
  if (behaviour === 'reset') return reset(response);
  if (/^\d{3}$/.test(behaviour)) return refuse(Number(behaviour), plan, response);
  if (behaviour === 'redirect') {
    response.writeHead(307, { location: `/elsewhere${response.req.url}` }).end();
    return;
  }
  if (behaviour === 'page') {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<!doctype html><title>Welcome</title><p>Nothing to see here.');
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.flushHeaders();
  if (behaviour === 'hang after headers') return;
  if (behaviour === 'garbage') return void response.end('data: {"half": \n\ndata: ]]\n\n');
  if (behaviour === '10 MB line') {
    response.write(`data: ${'x'.repeat(10_000_000)}`);
    return;
  }
  if (behaviour === 'overloaded') return void response.end(speech.overloaded());
  await speak(plan, speech, response);
}

async function speak(plan: Plan, speech: Frames, response: ServerResponse): Promise<void> {
  const { behaviour } = plan;
  const all = tokensOf(plan);
  const isHalf = behaviour.endsWith('midway') || behaviour === 'truncated';
  const tokens = isHalf ? all.slice(0, Math.ceil(all.length / 2)) : all;
  response.write(speech.start());
  await plan.after;
  for (const [nth, token] of tokens.entries()) {
    await plan.gates?.[nth];
    if (plan.tokenDelayMs) await pause(plan.tokenDelayMs);
    if (response.destroyed) return;
    response.write(speech.token(token));
    while (response.writableNeedDrain && !response.destroyed) await pause(1);
  }
  if (behaviour === 'hang midway') return;
  if (behaviour === 'reset midway') {
    // A reset overtakes what the client has not read yet.
    await pause(30);
    return reset(response);
  }
  if (behaviour === 'truncated') return void response.end();
  response.end(speech.end(behaviour === 'withheld' ? 'filtered' : 'stopped', tokens.length));
}

function tokensOf({ behaviour, text = 'Hello from the stub.', tokens }: Plan): readonly string[] {
  if (behaviour === 'empty' || behaviour === 'withheld') return [];
  if (behaviour === '10 MB') return Array.from({ length: 1_000 }, () => 'ten bytes '.repeat(1_000));
  return tokens ?? text.match(/\s*\S+\s*$|\s*\S+/gu) ?? [];
}

function refuse(status: number, { retryAfter }: Plan, response: ServerResponse): void {
  if (retryAfter !== undefined) response.setHeader('retry-after', String(retryAfter));
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ error: { code: status, message: 'as told', status: 'STUB' } }));
}

const resets = new WeakSet<ServerResponse>();

function reset(response: ServerResponse): void {
  resets.add(response);
  response.req.socket.resetAndDestroy();
}

/** Whether it was the stub that cut the line. */
export function hasReset(response: ServerResponse): boolean {
  return resets.has(response);
}
