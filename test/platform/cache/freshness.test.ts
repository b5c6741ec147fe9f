import { expect, it } from 'vitest';
import { describeOverBothStores } from './support/both-stores.js';
import { ACCOUNT, aRead } from './support/cache-instance.js';
import { Gate } from '../../support/gate.js';

describeOverBothStores('An answer kept', (stage) => {
  /** A database of one fact. */
  let truth = 'before';
  const load = async () => ({ said: truth, at: new Date(0) });
  const mustNotLoad = () => Promise.reject(new Error('It was loaded.'));

  it('is forgotten when a scope that it rests on is renewed, and only then', async () => {
    const { cache, warm } = await stage.start().then((it) => ({
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
    const { cache } = await stage.start();
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
    const { cache } = await stage.start();
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

  it('is not joined by who comes after a renewal and is told of a label that was minted before it', async () => {
    const { cache, manager, backend } = await stage.start();
    truth = 'before';
    const [telling, loading] = [new Gate(), new Gate()];
    const mint = backend.setIfAbsent.bind(backend);
    backend.setIfAbsent = async (...label) => {
      backend.setIfAbsent = mint;
      const minted = await mint(...label);
      await telling.pass();
      return minted;
    };
    // The first waits to be told of its label, under which the second loads already.
    const first = cache.through(aRead(), load);
    await telling.arrived;
    const second = cache.through(aRead(), async () => {
      const seen = await load();
      await loading.pass();
      return seen;
    });
    await loading.arrived;
    truth = 'after';
    await cache.renew(ACCOUNT, ['chat']);
    await manager.del(`label:{${ACCOUNT}}:chat`);
    const asked = new Gate();
    const { mget } = manager;
    manager.mget = async (keys) => {
      const found = await mget.call(manager, keys);
      void asked.pass();
      return found as never;
    };
    const third = cache.through(aRead(), load);
    await asked.arrived;
    await new Promise(setImmediate);
    telling.open();
    await new Promise(setImmediate);
    loading.open();
    expect((await second).said).toBe('before');
    expect((await third).said).toBe('after');
    await first;
  });

  it('is not believed when its label was lost while it was loaded', async () => {
    const { cache, backend: store } = await stage.start();
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
    const { cache } = await stage.start();
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
    const { cache } = await stage.start();
    await cache.through(aRead(), load);
    for (let turn = 0; turn < 20; turn += 1) await cache.through(aRead(), mustNotLoad);
  });

  it('is not served from the moment on that it names itself', async () => {
    const instance = await stage.start();
    const midnight = new Date(instance.now.getTime() + 60_000);
    const read = aRead<{ said: string }>({ validUntil: () => midnight });
    await instance.warm(read, load);
    instance.now = new Date(midnight.getTime() - 1);
    await instance.cache.through(read, mustNotLoad);
    instance.now = midnight;
    await expect(instance.cache.through(read, mustNotLoad)).rejects.toThrow('loaded');
  });

  it('is not joined by who comes after the moment that it names', async () => {
    const instance = await stage.start();
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
});
