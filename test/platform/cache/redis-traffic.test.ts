import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RedisBackend } from '../../../src/platform/cache/redis.backend.js';
import { ACCOUNT, aRead, CacheInstance } from './support/cache-instance.js';
import { OwnRedis } from './support/own-redis.js';
import { until } from './support/until.js';

describe('What Redis is asked', () => {
  let redis: OwnRedis;
  let one: CacheInstance;
  let other: CacheInstance;
  beforeAll(async () => {
    redis = await OwnRedis.start();
    one = await new CacheInstance(new RedisBackend(redis.url)).serving();
    other = await new CacheInstance(new RedisBackend(redis.url)).serving();
  });
  afterAll(async () => {
    await one.close();
    await other.close();
    await redis.kill();
  });

  const read = aRead<string>({ scopes: ['chat', 'session'] });
  const load = async () => 'loaded';

  it('on a hit is one MGET of the entry and its labels', async () => {
    await one.warm(read, load);
    const lines = await redis.heard(() => one.cache.through(read, load));
    expect(lines).toEqual([
      expect.stringMatching(
        new RegExp(
          `^MGET label:{${ACCOUNT}}:chat label:{${ACCOUNT}}:session chat:history:{${ACCOUNT}}:[0-9a-f]{2}$`,
          'i',
        ),
      ),
    ]);
  });

  it('on a renewal is one SET per scope, however many keys there are', async () => {
    const lines = await redis.heard(() => one.cache.renew(ACCOUNT, ['chat', 'session']));
    expect(lines.map((line) => line.split(' ').slice(0, 2).join(' ')).toSorted()).toEqual([
      `SET label:{${ACCOUNT}}:chat`,
      `SET label:{${ACCOUNT}}:session`,
    ]);
  });

  it('never leaves a key without an end', async () => {
    await one.warm(read, load);
    const keys = (await redis.command('KEYS', '*')) as string[];
    expect(keys.length).toBeGreaterThan(2);
    // -1 would be a key without an end, -2 is one that came to its end meanwhile: a breaker's probe.
    for (const key of keys) expect(await redis.command('PTTL', key)).not.toBe(-1);
  });

  it('lets two processes that begin cold agree on labels, and load once each', async () => {
    for (let round = 0; round < 20; round += 1) {
      await redis.command('FLUSHALL');
      let loads = 0;
      const counted = async () => {
        loads += 1;
        await new Promise((resolve) => setTimeout(resolve, 20));
        return 'loaded';
      };
      await Promise.all(
        Array.from({ length: 500 }, async (_, at) => {
          await new Promise((resolve) => setTimeout(resolve, at / 50));
          await (at % 2 ? one : other).cache.through(read, counted);
        }),
      );
      expect(loads).toBeLessThanOrEqual(2);
    }
  });

  it('lets one process read what the other kept, and forget what the other renewed', async () => {
    await one.warm(read, load);
    await other.cache.through(read, () => Promise.reject(new Error('It was loaded.')));
    await other.cache.renew(ACCOUNT, ['session']);
    expect(await one.cache.through(read, async () => 'anew')).toBe('anew');
  });

  it('finds failures that cache-manager would call a miss', async () => {
    await redis.command('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
    await until(() => !one.cache.isServing);
    await until(() => one.cache.isServing);
  });
});
