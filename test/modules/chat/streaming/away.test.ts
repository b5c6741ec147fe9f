import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import { Channel } from '../../../../src/platform/channel/channel.js';
import { type RunningApp, spawnApp, startApp } from '../../../support/app.js';
import { companionStub, type CompanionStub } from '../../../support/companion-stub.js';
import { createDatabase, type TestDatabase } from '../../../support/database.js';
import { databaseProxy, type DatabaseProxy } from '../../../support/database-proxy.js';
import { type FaultLine, faultLine } from '../../../support/fault-line.js';
import { redisTalk } from '../../../support/languages.js';
import { messageEvents, replyStream, type ReplyEvent } from '../../../support/listening.js';
import { member, type Person } from '../../../support/people.js';
import { startRedis } from '../../../support/services/index.js';
import { accountOf, say } from '../../../support/talk.js';
import { until } from '../../../support/until.js';
import { brokenRules } from '../turn/consistency.js';
import { askingThe, history, send } from '../turn/turns.js';

const TOKENS = Array.from({ length: 20 }, (_, at) => `word${at} `);
const TEXT = TOKENS.join('');
const STOP = 'mutation ($id: ID!) { stopReply(messageId: $id) { content status } }';
const joined = (events: readonly ReplyEvent[]): string => events.map(({ delta }) => delta).join('');

let stub: CompanionStub;
let database: TestDatabase;
let redisUrl: string;
let redis: FaultLine;
let wire: DatabaseProxy;
/** Both lines of this one can be broken. */
let app: Awaited<ReturnType<typeof startApp>>;
let other: RunningApp;
beforeAll(async () => {
  stub = await companionStub();
  database = await createDatabase();
  redisUrl = (await startRedis()).url;
  redis = await faultLine(redisUrl, redisTalk);
  wire = await databaseProxy(database.url);
  const env = askingThe(stub, 30_000);
  app = await startApp({ database: { ...database, url: wire.url }, redisUrl: redis.url, env });
  other = await spawnApp({ database, redisUrl, env });
});
afterAll(async () => {
  await other.stop();
  await app.stop();
  await database.close();
  await wire.close();
  await redis.close();
  await stub.close();
});

async function asked(at: string, tokenDelayMs: number): Promise<{ ada: Person; id: string }> {
  const ada = await member(other);
  const call = stub.calls.length;
  stub.next('ok', { tokens: TOKENS, tokenDelayMs });
  const input = { clientMessageId: randomUUID(), content: 'Tell me.', wait: false };
  const { reply } = await send(ada, input, at);
  await stub.called(call + 1);
  return { ada, id: reply.id };
}

const isWhole = (): boolean => app.app.get(Channel).isWhole;
const ILLS = {
  'is away': () => redis.cut(),
  'does not answer': () => redis.swallow(),
};

describe.each(Object.entries(ILLS))('While Redis %s', (_how, befall) => {
  it('a reply is read to its end, wherever it is written', async () => {
    for (const [writing, reading] of [
      [app.url, other.url],
      [other.url, app.url],
    ] as const) {
      const { ada, id } = await asked(writing, 60);
      const stream = replyStream(ada, reading, id);
      const events = [(await stream.next()).value as ReplyEvent];
      befall();
      for await (const event of stream) events.push(event);
      redis.restore();
      expect(joined(events)).toBe(TEXT);
      expect(events.at(-1)).toMatchObject({ content: TEXT, status: 'COMPLETE' });
      await until(isWhole);
    }
    expect(await brokenRules(database)).toEqual([]);
  });

  it('what is new is told in order', async () => {
    const ada = await member(other);
    await say(ada, 'Hello.', {}, other.url);
    const feeds = [app.url, other.url].map((url) => messageEvents(ada, url));
    const heard = feeds.map((feed) => feed.next());
    // A feed that has begun says something, sooner or later.
    let begun = 0;
    for (const each of heard) void each.then(() => (begun += 1));
    await until(async () => (await say(ada, 'Is anybody there?', {}, other.url)) && begun === 2);
    befall();
    const { message, reply } = await say(ada, 'Now.', {}, app.url);
    for (const feed of feeds) {
      const seen: string[] = [];
      while (seen.at(-1) !== `${reply.id} COMPLETE`) {
        const { value } = await feed.next();
        seen.push(`${value.message.id} ${value.message.status}`);
      }
      expect(seen).toContain(`${message.id} COMPLETE`);
      await feed.return(undefined);
    }
    redis.restore();
    await until(isWhole);
  });
});

describe('While Redis is away', () => {
  it('a reply is stopped within a second, by whichever instance', async () => {
    for (const [writing, stopping] of [
      [app.url, other.url],
      [other.url, app.url],
      [app.url, app.url],
    ] as const) {
      const { ada, id } = await asked(writing, 80);
      const call = stub.calls.length - 1;
      redis.cut();
      await until(() => !isWhole());
      const stoppedAt = performance.now();
      const stopped = ada.get<{ stopReply: ReplyEvent }>(STOP, { id }, stopping);
      await stub.hungUp(call);
      expect(performance.now() - stoppedAt).toBeLessThan(1_000);
      const { stopReply } = await stopped;
      expect([stopReply.status, TEXT.startsWith(stopReply.content)]).toEqual(['STOPPED', true]);
      expect(await history(ada, undefined, writing)).toEqual([
        'USER COMPLETE: Tell me.',
        `ASSISTANT STOPPED: ${stopReply.content}`,
      ]);
      redis.restore();
      await until(isWhole);
    }
  });
});

describe('While the database is away', () => {
  it('a reply is read on as it is written, and ends when it was stored', async () => {
    const { ada, id } = await asked(app.url, 40);
    const stream = replyStream(ada, app.url, id);
    const events = [(await stream.next()).value as ReplyEvent];
    wire.cut();
    while (events.at(-1)!.content !== TEXT) events.push((await stream.next()).value as ReplyEvent);
    expect(events.at(-1)!.status).toBe('GENERATING');
    wire.restore();
    for await (const event of stream) events.push(event);
    expect(joined(events)).toBe(TEXT);
    expect(events.at(-1)).toMatchObject({ delta: '', content: TEXT, status: 'COMPLETE' });
  });

  it('nobody who listens is sent away', async () => {
    const ada = await member(other);
    const feed = messageEvents(ada, app.url);
    const heard = feed.next();
    let isHeard = false;
    void heard.then(() => (isHeard = true));
    await until(async () => (await say(ada, 'Is anybody there?', {}, other.url)) && isHeard);
    wire.cut();
    const { reply } = await say(ada, 'Now.', {}, other.url);
    setTimeout(() => wire.restore(), 500);
    for (;;) {
      const { value } = await feed.next();
      if (value.message.id === reply.id && value.message.status === 'COMPLETE') break;
    }
    await feed.return(undefined);
  });
});

describe('A reply that nobody writes any more', () => {
  it('is stopped without its writer', async () => {
    const doomed = await spawnApp({ database, redisUrl, env: askingThe(stub, 30_000) });
    const { ada, id } = await asked(doomed.url, 30);
    const stream = replyStream(ada, other.url, id);
    while (((await stream.next()).value as ReplyEvent).content.length < 100);
    doomed.process.kill('SIGKILL');
    await once(doomed.process, 'exit');
    const { stopReply } = await ada.get<{ stopReply: ReplyEvent }>(STOP, { id }, app.url);
    expect([stopReply.status, TEXT.startsWith(stopReply.content)]).toEqual(['STOPPED', true]);
    for await (const { status, content } of stream) {
      if (status !== 'GENERATING') expect({ status, content }).toEqual(stopReply);
    }
    expect(await brokenRules(database)).toEqual([]);
  });
});

describe('A reply that was stored before its writer renewed the labels', () => {
  it('shows nobody the past who reads on because it ended', async () => {
    const { ada, id } = await asked(app.url, 20);
    const costs = '{ conversations { nodes { tokenCount } } }';
    const stream = replyStream(ada, other.url, id);
    await stream.next();
    const before = await ada.get(costs, {}, other.url);
    const accountId = await accountOf(ada);
    // What the writer says about the end waits behind it, so the reader finds out by itself.
    const renewal = redis.hold(
      () => (text) => /^SET label:/i.test(text) && text.includes(accountId),
    );
    for await (const { status } of stream) if (status === 'COMPLETE') break;
    expect(await ada.get(costs, {}, other.url)).not.toEqual(before);
    await renewal.arrived;
    renewal.release();
  });
});
