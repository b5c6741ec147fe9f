import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Backend } from '../../../src/platform/cache/backend.js';
import { MemoryBackend } from '../../../src/platform/cache/memory.backend.js';
import { RedisBackend } from '../../../src/platform/cache/redis.backend.js';
import { ACCOUNT, aRead, CacheInstance } from './support/cache-instance.js';
import { Gate } from './support/gate.js';
import { OwnRedis } from './support/own-redis.js';

let redis: OwnRedis;
beforeAll(async () => void (redis = await OwnRedis.start()));
afterAll(() => redis.kill());

const stores: [string, () => Backend][] = [
  ['in process', () => new MemoryBackend()],
  ['in Redis', () => new RedisBackend(redis.url)],
];

describe.each(stores)('An answer kept %s', (_, backend) => {
  const instances: CacheInstance[] = [];
  const start = async (options = {}) => {
    const instance = new CacheInstance(backend(), options);
    instances.push(instance);
    await instance.serving();
    await instance.backend.keyv.clear();
    return instance;
  };
  afterEach(async () => {
    await Promise.all(instances.splice(0).map((instance) => instance.close()));
  });

  /** A database of one fact. */
  let truth = 'before';
  const load = async () => ({ said: truth, at: new Date(0) });
  const mustNotLoad = () => Promise.reject(new Error('It was loaded.'));

  it('is the same on a hit, on a miss and with the cache off, Dates and all', async () => {
    const instance = await start();
    const missed = await instance.cache.through(aRead(), load);
    await instance.warm(aRead(), load);
    const hit = await instance.cache.through(aRead(), mustNotLoad);
    const off = new CacheInstance(backend(), { isEnabled: false });
    instances.push(off);
    expect(hit).toEqual(missed);
    expect(await off.cache.through(aRead(), load)).toEqual(hit);
    expect(JSON.stringify(hit)).toBe(JSON.stringify(missed));
  });

  it('is forgotten when a scope that it rests on is renewed, and only then', async () => {
    const { cache, warm } = await start().then((it) => ({
      cache: it.cache,
      warm: it.warm.bind(it),
    }));
    await warm(aRead({ scopes: ['chat', 'session'] }), load);
    expect(await cache.renew(ACCOUNT, ['streak'])).toBe(true);
    expect(await cache.renew('another account', ['chat'])).toBe(true);
    await cache.through(aRead({ scopes: ['session', 'chat'] }), mustNotLoad);
    expect(await cache.renew(ACCOUNT, ['session'])).toBe(true);
    await expect(
      cache.through(aRead({ scopes: ['chat', 'session'] }), mustNotLoad),
    ).rejects.toThrow('loaded');
  });

  it('is not what a slow reader writes after a renewal', async () => {
    const { cache } = await start();
    truth = 'before';
    const gate = new Gate();
    const slow = cache.through(aRead(), async () => {
      const seen = await load();
      await gate.pass();
      return seen;
    });
    await gate.arrived;
    truth = 'after';
    await cache.renew(ACCOUNT, ['chat']);
    gate.open();
    expect((await slow).said).toBe('before');
    expect((await cache.through(aRead(), load)).said).toBe('after');
    expect((await cache.through(aRead(), load)).said).toBe('after');
  });

  it('is loaded anew by who comes after a renewal, though an older load is under way', async () => {
    const { cache } = await start();
    truth = 'before';
    const gate = new Gate();
    const early = cache.through(aRead(), async () => {
      const seen = await load();
      await gate.pass();
      return seen;
    });
    await gate.arrived;
    const joiner = cache.through<unknown>(aRead(), mustNotLoad);
    truth = 'after';
    await cache.renew(ACCOUNT, ['chat']);
    expect((await cache.through(aRead(), load)).said).toBe('after');
    gate.open();
    expect((await early).said).toBe('before');
    expect(await joiner).toEqual(await early);
  });

  it('is not believed when its label was lost while it was loaded', async () => {
    const { cache, backend: store } = await start();
    truth = 'before';
    const gate = new Gate();
    const early = cache.through(aRead(), async () => {
      const seen = await load();
      await gate.pass();
      return seen;
    });
    await gate.arrived;
    await store.keyv.clear();
    truth = 'after';
    gate.open();
    await early;
    expect((await cache.through(aRead(), load)).said).toBe('after');
  });

  it('is loaded once by a hundred at once, and only once more after a renewal', async () => {
    const { cache } = await start();
    let loads = 0;
    const counted = async () => ((loads += 1), load());
    const all = () =>
      Promise.all(Array.from({ length: 100 }, () => cache.through(aRead(), counted)));
    await all();
    expect(loads).toBe(1);
    await cache.renew(ACCOUNT, ['chat']);
    await all();
    expect(loads).toBe(2);
  });

  it('can be joined until it is stored, so that a sequence of reads loads once', async () => {
    const { cache } = await start();
    await cache.through(aRead(), load);
    for (let turn = 0; turn < 20; turn += 1) await cache.through(aRead(), mustNotLoad);
  });

  it('is not served from the moment on that it names itself', async () => {
    const instance = await start();
    const midnight = new Date(instance.now.getTime() + 60_000);
    const read = aRead<{ said: string }>({ validUntil: () => midnight });
    await instance.warm(read, load);
    instance.now = new Date(midnight.getTime() - 1);
    await instance.cache.through(read, mustNotLoad);
    instance.now = midnight;
    await expect(instance.cache.through(read, mustNotLoad)).rejects.toThrow('loaded');
  });

  it('is not joined by who comes after the moment that it names', async () => {
    const instance = await start();
    const midnight = new Date(instance.now.getTime() + 60_000);
    const read = aRead<{ said: string }>({
      validUntil: (_view, now) => (now < midnight ? midnight : null),
    });
    const gate = new Gate();
    truth = 'yesterday';
    const early = instance.cache.through(read, async () => {
      const seen = await load();
      await gate.pass();
      return seen;
    });
    await gate.arrived;
    instance.now = midnight;
    truth = 'today';
    const late = instance.cache.through(read, load);
    gate.open();
    expect((await early).said).toBe('yesterday');
    expect((await late).said).toBe('today');
  });

  it('is not kept when it is an error, when it is unfinished, or when it is huge', async () => {
    const { cache } = await start();
    const failing = cache.through(aRead(), () => Promise.reject(new Error('no database')));
    await expect(failing).rejects.toThrow('no database');
    const unfinished = aRead<{ done: boolean }>({ args: { of: 1 }, keepIf: ({ done }) => done });
    const huge = aRead<string>({ args: { of: 2 } });
    for (let turn = 0; turn < 3; turn += 1) {
      let loads = 0;
      await cache.through(unfinished, async () => ((loads += 1), { done: false }));
      await cache.through(huge, async () => ((loads += 1), 'é'.repeat(600_000)));
      await new Promise(setImmediate);
      expect(loads).toBe(2);
    }
  });

  it('is not kept when JSON would change it, and the reader notices nothing', async () => {
    const { cache } = await start();
    const odd = { at: new Map([[1, 2]]) };
    expect(await cache.through(aRead(), async () => odd)).toBe(odd);
    expect(await cache.through(aRead(), async () => odd)).toBe(odd);
  });

  it('leaves at most 256 keys per account and name, whatever is asked', async () => {
    const { cache, backend: store } = await start();
    for (let page = 0; page < 2_000; page += 1)
      await cache.through(aRead({ args: { page } }), load);
    const slots = Array.from({ length: 256 }, (_one, at) => at.toString(16).padStart(2, '0'));
    const found = await store.keyv.getMany(
      slots.map((slot) => `chat:history:{${ACCOUNT}}:${slot}`),
    );
    expect(found.filter(Boolean).length).toBeGreaterThan(240);
  });

  it('is not served for other arguments that share its slot', async () => {
    const { cache } = await start();
    for (let page = 0; page < 600; page += 1) {
      expect(await cache.through(aRead({ args: { page } }), async () => page)).toBe(page);
    }
    for (let page = 0; page < 600; page += 1) {
      expect(await cache.through(aRead({ args: { page } }), async () => page)).toBe(page);
    }
  });

  it('is counted by name, with the time its loads took', async () => {
    const instance = await start();
    await instance.warm(aRead({ name: 'chat:search' }), load);
    await instance.cache.through(aRead({ name: 'chat:search' }), mustNotLoad);
    const [figures] = await instance.statistics.figures();
    expect(figures).toMatchObject({ name: 'chat:search', misses: expect.any(Number), bypasses: 0 });
    expect(figures!.hits).toBeGreaterThanOrEqual(2);
    expect(figures!.loadMs.p50).toBeLessThanOrEqual(figures!.loadMs.p99);
    expect(figures!.loadMs.p99).toBeGreaterThan(0);
  });
});
