import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient } from 'redis';
import { RedisConnection } from '../../../src/platform/cache/index.js';
import { SharedBucket } from '../../../src/platform/limits/shared-bucket.js';
import { type RunningApp, spawnApp, startApp } from '../../support/app.js';
import { createDatabase, type TestDatabase } from '../../support/database.js';
import { member, post, SEND } from '../../support/people.js';
import { type RedisServer, startRedis } from '../../support/services/index.js';
import { until } from '../../support/until.js';

const LIMIT = 20;
/** So many come back in the time that a test may take. */
const REFILLED = 3;
const ENV = {
  RATE_LIMIT_SENDS_PER_MINUTE: `${LIMIT}`,
  RATE_LIMIT_MUTATIONS_PER_MINUTE: `${LIMIT}`,
  RATE_LIMIT_GUESTS_PER_HOUR: '5',
};

describe('A limit of two processes', () => {
  let redis: RedisServer;
  let database: TestDatabase;
  let apps: RunningApp[];

  beforeAll(async () => {
    redis = await startRedis();
    database = await createDatabase();
    const options = { database, redisUrl: redis.url, env: ENV };
    apps = [await startApp(options), await spawnApp(options)];
    await Promise.all(apps.map(reached));
  });
  afterAll(async () => {
    for (const app of apps) await app.stop();
    await database.close();
    await redis.kill();
  });

  it('is one: of three times as many sends at once, as many as it allows are kept', async () => {
    const ada = await member(apps[0]!);
    const refusals = await Promise.all(
      range(3 * LIMIT).map(async (n) => {
        const input = { clientMessageId: `c${n}`, content: 'Hi', wait: false };
        const { errors } = await ada.ask(SEND, { input }, apps[n % 2]!.url);
        return errors?.[0]?.extensions;
      }),
    );
    // What is refused for another reason was admitted by the limit.
    const limited = refusals.filter((refusal) => refusal?.code === 'RATE_LIMITED');
    const admitted = refusals.length - limited.length;
    expect(admitted).toBeGreaterThanOrEqual(LIMIT);
    expect(admitted).toBeLessThanOrEqual(LIMIT + REFILLED);
    for (const refusal of limited) {
      expect(refusal!['retryAfter']).toBeGreaterThan(0);
      expect(refusal!['retryAfter']).toBeLessThanOrEqual(60 / LIMIT);
    }
  });

  it('takes nothing for a message that was sent before', async () => {
    const bob = await member(apps[0]!);
    const input = { clientMessageId: 'once', content: 'Hi' };
    for (const n of range(LIMIT + REFILLED + 5)) await bob.get(SEND, { input }, apps[n % 2]!.url);
    await bob.get(SEND, { input: { clientMessageId: 'another', content: 'Hi' } });
  });

  it('counts each other mutation by itself', async () => {
    const cleo = await member(apps[0]!);
    const make = 'mutation { createConversation { id } }';
    for (const n of range(LIMIT)) await cleo.get(make, {}, apps[n % 2]!.url);
    await expect(tried(LIMIT, () => cleo.refusal(make))).resolves.toBe('RATE_LIMITED');
    await cleo.get('mutation { clearHistory }');
  });

  it('names nobody and no address in Redis, and lets every bucket run out', async () => {
    for (const _ of range(6))
      await post(apps[0]!.url, undefined, { query: 'mutation { createGuest { token } }' });
    const client = await createClient({ url: redis.url }).connect();
    const keys = await client.keys('limit:*');
    expect(keys.some((key) => key.startsWith('limit:guests:'))).toBe(true);
    for (const key of keys) {
      expect(key).toMatch(/^limit:(sends|guests|mutations):\{[0-9a-f]{32}\}(:[a-zA-Z]+)?$/);
      expect(await client.pTTL(key)).toBeGreaterThan(0);
    }
    client.destroy();
  });

  it('is each process alone while Redis is away, at once, and one again after it', async () => {
    const dora = await member(apps[0]!);
    const make = 'mutation { createConversation { id } }';
    for (const _ of range(LIMIT)) await dora.get(make);
    await redis.pause();
    // Each goes on from what it has seen itself: one has seen all of it, the other nothing.
    expect(await tried(REFILLED, () => dora.refusal(make))).toBe('RATE_LIMITED');
    for (const _ of range(LIMIT)) await dora.get(make, {}, apps[1]!.url);
    expect(await tried(REFILLED, () => dora.refusal(make, {}, apps[1]!.url))).toBe('RATE_LIMITED');
    await redis.resume();
    await Promise.all(apps.map(reached));
    const erin = await member(apps[0]!);
    for (const n of range(LIMIT)) await erin.get(make, {}, apps[n % 2]!.url);
    expect(await tried(REFILLED, () => erin.refusal(make, {}, apps[1]!.url))).toBe('RATE_LIMITED');
  });
});

describe('A shared bucket', () => {
  let redis: RedisServer;
  let lines: RedisConnection[];

  beforeAll(async () => {
    redis = await startRedis();
    lines = [1, 2].map(() => new RedisConnection(redis.url, () => {}));
    for (const { client } of lines) await until(() => client.ping().then(Boolean, () => false));
  });
  afterAll(async () => {
    for (const line of lines) line.close();
    await redis.kill();
  });

  it('admits no double portion at the edge of what would be a window', async () => {
    const rate = { tokens: 50, seconds: 2 };
    const [one, other] = lines.map((line) => new SharedBucket('edge', rate, line));
    // Whoever counts by windows begins one here, and the next in the middle of what follows.
    await one!.take('ada');
    await pause(rate.seconds * 1_000 - 300);
    const began = performance.now();
    let asked = 0;
    let admitted = 0;
    while (asked < 3 * rate.tokens || performance.now() - began < 600) {
      const waits = await Promise.all([one!.take('ada'), other!.take('ada')]);
      asked += waits.length;
      admitted += waits.filter((wait) => wait === 0).length;
      const refilled = ((performance.now() - began) / 1_000 / rate.seconds) * rate.tokens;
      expect(admitted).toBeLessThanOrEqual(rate.tokens + refilled + 1);
    }
    expect(admitted).toBeGreaterThanOrEqual(rate.tokens);
  });

  it('gives as much as it is filled with', async () => {
    const rate = { tokens: 50, seconds: 1 };
    const buckets = lines.map((line) => new SharedBucket('even', rate, line));
    const began = performance.now();
    let admitted = 0;
    for (let elapsed = 0; elapsed < 1.5; elapsed = (performance.now() - began) / 1000) {
      const waits = await Promise.all(buckets.map((bucket) => bucket.take('ada')));
      admitted += waits.filter((wait) => wait === 0).length;
      const refilled = ((performance.now() - began) / rate.seconds / 1000) * rate.tokens;
      expect(admitted).toBeLessThanOrEqual(rate.tokens + refilled + 1);
    }
    expect(admitted).toBeGreaterThan(rate.tokens * 2);
  });
});

const range = (length: number): number[] => Array.from({ length }, (_, n) => n);

/** Tries again as often as tokens may have come back meanwhile. */
async function tried(times: number, refusal: () => Promise<string>): Promise<string> {
  for (const _ of range(times)) {
    const code = await refusal().catch(() => undefined);
    if (code) return code;
  }
  return refusal();
}

/** The app has found its Redis. */
async function reached({ url }: RunningApp): Promise<void> {
  await until(async () =>
    (await (await fetch(`${url}/metrics`)).text()).includes(
      'smriti_cache_breaker{state="closed"} 1',
    ),
  );
}
