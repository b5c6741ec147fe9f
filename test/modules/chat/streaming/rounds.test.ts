import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import { type RunningApp, spawnApp, startApp } from '../../../support/app.js';
import { companionStub, type CompanionStub } from '../../../support/companion-stub.js';
import {
  listener,
  REPLY_STREAM,
  replyStream,
  type ReplyEvent,
  wholeStream,
} from '../../../support/listening.js';
import { member, type Person } from '../../../support/people.js';
import { until } from '../../../support/until.js';
import { brokenRules, letLeasesRunOut } from '../turn/consistency.js';
import { askingThe, history, send } from '../turn/turns.js';

/** `npm run soak:streams` makes a hundred of each. */
const ROUNDS = Number(process.env['STREAM_ROUNDS'] ?? 3);
const CRASHES = Number(process.env['STREAM_CRASHES'] ?? 2);
/** So many replies one killed process was writing. */
const AT_A_TIME = 4;
const PATIENCE_MS = 60_000 + ROUNDS * 5_000 + CRASHES * 10_000;

const TOKENS = Array.from({ length: 40 }, (_, at) => `word${at} `);
const TEXT = TOKENS.join('');
/** A reply that is never over before its writer is killed. */
const ENDLESS = Array.from({ length: 900 }, (_, at) => `word${at} `);

let stub: CompanionStub;
let app: RunningApp;
let other: RunningApp;
beforeAll(async () => {
  stub = await companionStub();
  app = await startApp({ env: askingThe(stub, 30_000) });
  other = await spawnApp({ database: app.database, env: askingThe(stub, 30_000) });
});
afterAll(async () => {
  await other.stop();
  await app.stop();
  await stub.close();
});

interface Round {
  ada: Person;
  input: { clientMessageId: string; content: string };
  replyId: string;
  /** Which of the stub's calls it is. */
  call: number;
}

/** Somebody asks, and the reply is being written at this address. */
async function asked(at: string, tokenDelayMs: number, tokens = TOKENS): Promise<Round> {
  const ada = await member(app);
  const call = stub.calls.length;
  stub.next('ok', { tokens, tokenDelayMs });
  const input = { clientMessageId: randomUUID(), content: 'Tell me.' };
  const { reply } = await send(ada, { ...input, wait: false }, at);
  await stub.called(call + 1);
  return { ada, input, replyId: reply.id, call };
}

/** Reads on until so much was shown. */
async function readTo(stream: AsyncGenerator<ReplyEvent>, length: number): Promise<ReplyEvent[]> {
  const events: ReplyEvent[] = [];
  while ((events.at(-1)?.content.length ?? 0) < length) {
    events.push((await stream.next()).value as ReplyEvent);
  }
  return events;
}

const joined = (events: readonly ReplyEvent[]): string => events.map(({ delta }) => delta).join('');
const times = (count: number): number[] => Array.from({ length: count }, (_, at) => at);
const sides = (round: number): [one: string, another: string] =>
  round % 2 ? [app.url, other.url] : [other.url, app.url];

const doomed = () => spawnApp({ database: app.database, env: askingThe(stub, 30_000) });

/** Kills the writer of as many replies as are read at these addresses. */
async function crash(
  writer: Awaited<ReturnType<typeof doomed>>,
  readAt: readonly string[],
): Promise<void> {
  const rounds = await Promise.all(
    readAt.map(async (reading) => {
      const round = await asked(writer.url, 30, ENDLESS);
      const stream = replyStream(round.ada, reading, round.replyId);
      return { ...round, reading, stream, events: await readTo(stream, 150) };
    }),
  );
  writer.process.kill('SIGKILL');
  await once(writer.process, 'exit');
  await letLeasesRunOut(app.database);
  await Promise.all(
    rounds.map(async ({ ada, input, replyId, reading, stream, events }) => {
      for await (const event of stream) events.push(event);
      const { content, status } = events.at(-1)!;
      const isSo = ENDLESS.join('').startsWith(joined(events));
      expect([status, isSo]).toEqual(['INTERRUPTED', true]);
      // It is kept every half second; a word takes 30 ms here.
      expect(joined(events).startsWith(content)).toBe(true);
      expect(content.length).toBeGreaterThan(joined(events).length - 250);
      expect(content.length).toBeGreaterThan(0);
      const said = `ASSISTANT INTERRUPTED: ${content}`;
      expect((await history(ada, undefined, reading))[1]).toBe(said);
      stub.next('ok', { tokens: TOKENS, tokenDelayMs: 2 });
      const retried = await send(ada, { ...input, wait: false }, reading);
      expect([retried.replayed, retried.reply.id]).toEqual([true, replyId]);
      expect(joined(await wholeStream(ada, app.url, replyId))).toBe(TEXT);
      expect(await history(ada, undefined, other.url)).toEqual([
        'USER COMPLETE: Tell me.',
        `ASSISTANT COMPLETE: ${TEXT}`,
      ]);
    }),
  );
}

const STOP = 'mutation ($id: ID!) { stopReply(messageId: $id) { id content status } }';

describe(`A reply, ${ROUNDS} times (killed ${CRASHES}),`, () => {
  it(
    'that is stopped keeps what was written, and its provider is left within a second',
    async () => {
      for (const round of times(ROUNDS)) {
        const [writing, reading] = sides(round);
        const { ada, input, replyId, call } = await asked(writing, 25);
        const stream = replyStream(ada, reading, replyId);
        const events = await readTo(stream, 30);
        const stoppedAt = performance.now();
        const stopped = ada.get<{ stopReply: ReplyEvent }>(
          STOP,
          { id: replyId },
          round % 4 < 2 ? reading : writing,
        );
        await stub.hungUp(call);
        expect(performance.now() - stoppedAt).toBeLessThan(1_000);
        const { stopReply } = await stopped;
        for await (const event of stream) events.push(event);
        expect(stopReply.status).toBe('STOPPED');
        expect(TEXT.startsWith(stopReply.content)).toBe(true);
        expect(joined(events)).toBe(stopReply.content);
        expect(events.at(-1)).toMatchObject({ content: stopReply.content, status: 'STOPPED' });
        const said = ['USER COMPLETE: Tell me.', `ASSISTANT STOPPED: ${stopReply.content}`];
        expect(await history(ada, undefined, reading)).toEqual(said);
        // Again, and asked for again: it stays as it is.
        expect(await ada.get(STOP, { id: replyId }, writing)).toEqual({ stopReply });
        expect((await send(ada, input, reading)).reply).toMatchObject({ status: 'STOPPED' });
        expect(stub.calls.length).toBe(call + 1);
        stub.next('ok', { text: 'Gladly.' });
        await send(ada, { clientMessageId: 'next', content: 'And now?' }, reading);
        expect(await history(ada, undefined, writing)).toEqual([
          ...said,
          'USER COMPLETE: And now?',
          'ASSISTANT COMPLETE: Gladly.',
        ]);
      }
      expect(await brokenRules(app.database)).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'whose reader and whose sender are cut off is written to its end',
    async () => {
      for (const round of times(ROUNDS)) {
        const [writing, reading] = sides(round);
        const { ada, input, replyId, call } = await asked(writing, 5);
        const client = listener(ada, reading);
        const stream = client.iterate({ query: REPLY_STREAM, variables: { id: replyId } });
        await stream.next();
        const waiting = new AbortController();
        const sent = fetch(`${writing}/graphql`, {
          method: 'POST',
          signal: waiting.signal,
          headers: { 'content-type': 'application/json', authorization: `Bearer ${ada.token}` },
          body: JSON.stringify({
            query:
              'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { replayed } }',
            variables: { input: { ...input, wait: true } },
          }),
        }).catch(() => null);
        client.terminate();
        waiting.abort();
        await sent;
        await until(
          async () => (await history(ada, undefined, reading))[1] === `ASSISTANT COMPLETE: ${TEXT}`,
        );
        expect(stub.calls.slice(call)).toMatchObject([{ closedByClient: false }]);
      }
      expect(await brokenRules(app.database)).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'is taken up where it is by who reloads on another instance',
    async () => {
      for (const round of times(ROUNDS)) {
        const [writing, reading] = sides(round);
        const { ada, replyId } = await asked(writing, 15);
        const before = replyStream(ada, writing, replyId);
        const seen = await readTo(before, 60 + (round % 5) * 20);
        await before.return(undefined);
        const events = await wholeStream(ada, reading, replyId);
        // What was kept may trail behind what was seen, but it is the same text.
        expect(TEXT.startsWith(joined(seen))).toBe(true);
        expect(joined(events)).toBe(TEXT);
        expect(events.length).toBeGreaterThan(2);
        expect(events.at(-1)).toMatchObject({ content: TEXT, status: 'COMPLETE' });
      }
      expect(await brokenRules(app.database)).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'whose writer is killed keeps what was written, and a retry goes on',
    async () => {
      let next = doomed();
      for (let done = 0; done < CRASHES; done += AT_A_TIME) {
        const writer = await next;
        const count = Math.min(AT_A_TIME, CRASHES - done);
        // A process takes longer to start than all that happens to it.
        if (done + count < CRASHES) next = doomed();
        await crash(
          writer,
          times(count).map((at) => (at % 2 ? app.url : other.url)),
        );
      }
      expect(await brokenRules(app.database)).toEqual([]);
    },
    PATIENCE_MS,
  );
});
