import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import type { Backend } from '../../../../src/platform/cache/backend.js';
import { MemoryBackend } from '../../../../src/platform/cache/memory.backend.js';
import { RedisBackend } from '../../../../src/platform/cache/redis.backend.js';
import { CacheInstance } from './cache-instance.js';
import { OwnRedis } from './own-redis.js';

export interface Stage {
  /** A serving cache over an empty store. */
  start(): Promise<CacheInstance>;
  /** A cache of the same kind that is switched off. */
  off(): CacheInstance;
}

/** The same behaviour, said once and tried over each store. */
export function describeOverBothStores(name: string, tell: (stage: Stage) => void): void {
  let redis: OwnRedis;
  const stores: [string, () => Backend][] = [
    ['in process', () => new MemoryBackend()],
    ['in Redis', () => new RedisBackend(redis.url)],
  ];
  beforeAll(async () => void (redis = await OwnRedis.start()));
  afterAll(() => redis.kill());

  describe.each(stores)(`${name} %s`, (_, backend) => {
    const instances: CacheInstance[] = [];
    const made = (instance: CacheInstance) => {
      instances.push(instance);
      return instance;
    };
    afterEach(async () => {
      await Promise.all(instances.splice(0).map((instance) => instance.close()));
    });
    tell({
      start: async () => {
        const instance = await made(new CacheInstance(backend())).serving();
        await instance.backend.keyv.clear();
        return instance;
      },
      off: () => made(new CacheInstance(backend(), { isEnabled: false })),
    });
  });
}
