import { describe, expect, it } from 'vitest';
import { createCache } from 'cache-manager';
import { RedisBackend } from '../../../src/platform/cache/redis.backend.js';
import { Texts } from '../../../src/platform/cache/texts.js';
import { service } from '../../support/services/index.js';

describe('Texts', () => {
  it('tell a failure from an absence, which cache-manager alone does not', async () => {
    const backend = new RedisBackend(service('TEST_REDIS_URL'));
    const manager = createCache({ stores: [backend.keyv] });
    const texts = new Texts(manager);
    backend.close();
    expect(await manager.mget(['a', 'b'])).toEqual([undefined, undefined]);
    await expect(texts.read(['a', 'b'])).rejects.toThrow('closed');
    await expect(texts.write('a', 'text', 1_000)).rejects.toThrow('closed');
  });
});
