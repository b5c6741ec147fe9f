import { describe, expect, it } from 'vitest';
import { type Cache, createCache } from 'cache-manager';
import * as fc from 'fast-check';
import { MemoryBackend } from '../../../src/platform/cache/memory.backend.js';
import { ACCOUNT, aRead, CacheInstance } from './support/cache-instance.js';

/** Two processes on one store whose every message may be held back, in either direction. */
class World {
  /** What is committed, and what of it has been acknowledged. */
  truth = 0;
  acknowledged = 0;
  private readonly store = new MemoryBackend();
  private readonly manager = createCache({ stores: [this.store.keyv] });
  readonly processes = [this.process(), this.process()];
  readonly stale: string[] = [];

  constructor(private readonly schedule: fc.Scheduler) {}

  async write(by: CacheInstance): Promise<void> {
    await this.turn('commit');
    const written = (this.truth += 1);
    expect(await by.cache.renew(ACCOUNT, ['chat'])).toBe(true);
    this.acknowledged = Math.max(this.acknowledged, written);
  }

  async read(by: CacheInstance): Promise<void> {
    const least = this.acknowledged;
    const seen = await by.cache.through(aRead<number>(), async () => {
      await this.turn('begin');
      const view = this.truth;
      await this.turn('answer of the database');
      return view;
    });
    if (seen < least) this.stale.push(`saw ${seen} after ${least} was acknowledged`);
  }

  /** Eviction, a flush, an expiry. */
  async lose(what: 'labels' | 'everything'): Promise<void> {
    await this.turn(`loss of ${what}`);
    if (what === 'labels') await this.manager.del(`label:{${ACCOUNT}}:chat`);
    else await this.manager.clear();
  }

  /** A model in which nothing is ever served from the cache would prove nothing. */
  async hits(): Promise<number> {
    const figures = await Promise.all(this.processes.map(({ statistics }) => statistics.figures()));
    return figures.flat().reduce((sum, { hits }) => sum + hits, 0);
  }

  async turn(name: string): Promise<void> {
    await this.schedule.schedule(Promise.resolve(), name);
  }

  private process(): CacheInstance {
    const delayed = async <T>(name: string, act: () => Promise<T>) => {
      await this.turn(`${name} goes`);
      const answer = await act();
      await this.turn(`${name} returns`);
      return answer;
    };
    const { manager, store } = this;
    const distant: Cache = {
      ...manager,
      mget: (keys) => delayed('read', () => manager.mget(keys)),
      set: (key, value, ttl) =>
        key.startsWith('probe')
          ? manager.set(key, value, ttl)
          : delayed('write', () => manager.set(key, value, ttl)),
    };
    const backend = Object.assign(Object.create(store) as MemoryBackend, {
      setIfAbsent: (key: string, text: string, ttlMs: number) =>
        delayed(
          'mint',
          async () => (await manager.get<string>(key)) ?? (await manager.set(key, text, ttlMs)),
        ),
    });
    return new CacheInstance(backend, { manager: distant });
  }
}

describe('Two writers and two readers in two processes', () => {
  it('never read what was overwritten by an acknowledged write, in whatever order messages arrive', async () => {
    const act = fc.oneof(
      { weight: 8, arbitrary: fc.constant('read') },
      { weight: 3, arbitrary: fc.constant('write') },
      { weight: 1, arbitrary: fc.constantFrom('lose labels', 'lose everything') },
    );
    const actors = fc.array(fc.tuple(fc.nat(1), fc.array(act, { minLength: 1, maxLength: 8 })), {
      minLength: 2,
      maxLength: 5,
    });
    let hits = 0;
    await fc.assert(
      fc.asyncProperty(actors, fc.scheduler(), async (plans, schedule) => {
        const world = new World(schedule);
        for (const process of world.processes) await process.serving();
        const runs = plans.map(async ([at, acts]) => {
          const process = world.processes[at]!;
          for (const each of acts) {
            if (each === 'write') await world.write(process);
            else if (each === 'read') await world.read(process);
            else await world.lose(each === 'lose labels' ? 'labels' : 'everything');
          }
        });
        await schedule.waitFor(Promise.all(runs));
        hits += await world.hits();
        expect(world.stale).toEqual([]);
      }),
      { numRuns: 2_000, endOnFailure: true },
    );
    expect(hits).toBeGreaterThan(1_000);
  });
});
