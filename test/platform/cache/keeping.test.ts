import { expect, it } from 'vitest';
import { describeOverBothStores } from './support/both-stores.js';
import { ACCOUNT, aRead } from './support/cache-instance.js';

describeOverBothStores('What is kept', (stage) => {
  /** A database of one fact. */
  const truth = 'before';
  const load = async () => ({ said: truth, at: new Date(0) });
  const mustNotLoad = () => Promise.reject(new Error('It was loaded.'));

  it('is the same on a hit, on a miss and with the cache off, Dates and all', async () => {
    const instance = await stage.start();
    const missed = await instance.cache.through(aRead(), load);
    await instance.warm(aRead(), load);
    const hit = await instance.cache.through(aRead(), mustNotLoad);
    const off = stage.off();
    expect(hit).toEqual(missed);
    expect(await off.cache.through(aRead(), load)).toEqual(hit);
    expect(JSON.stringify(hit)).toBe(JSON.stringify(missed));
  });

  it('is not kept when it is an error, when it is unfinished, or when it is huge', async () => {
    const { cache } = await stage.start();
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
    const { cache } = await stage.start();
    const odd = { at: new Map([[1, 2]]) };
    expect(await cache.through(aRead(), async () => odd)).toBe(odd);
    expect(await cache.through(aRead(), async () => odd)).toBe(odd);
  });

  it('leaves at most 256 keys per account and name, whatever is asked', async () => {
    const { cache, backend: store } = await stage.start();
    for (let page = 0; page < 2_000; page += 1)
      await cache.through(aRead({ args: { page } }), load);
    const slots = Array.from({ length: 256 }, (_one, at) => at.toString(16).padStart(2, '0'));
    const found = await store.keyv.getMany(
      slots.map((slot) => `chat:history:{${ACCOUNT}}:${slot}`),
    );
    expect(found.filter(Boolean).length).toBeGreaterThan(240);
  });

  it('is not served for other arguments that share its slot', async () => {
    const { cache } = await stage.start();
    for (let page = 0; page < 600; page += 1) {
      expect(await cache.through(aRead({ args: { page } }), async () => page)).toBe(page);
    }
    for (let page = 0; page < 600; page += 1) {
      expect(await cache.through(aRead({ args: { page } }), async () => page)).toBe(page);
    }
  });

  it('is counted by name, with the time its loads took', async () => {
    const instance = await stage.start();
    await instance.warm(aRead({ name: 'chat:search' }), load);
    await instance.cache.through(aRead({ name: 'chat:search' }), mustNotLoad);
    const [figures] = await instance.statistics.figures();
    expect(figures).toMatchObject({ name: 'chat:search', misses: expect.any(Number), bypasses: 0 });
    expect(figures!.hits).toBeGreaterThanOrEqual(2);
    expect(figures!.loadMs.p50).toBeLessThanOrEqual(figures!.loadMs.p99);
    expect(figures!.loadMs.p99).toBeGreaterThan(0);
  });
});
