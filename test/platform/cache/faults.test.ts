import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { RedisBackend } from '../../../src/platform/cache/redis.backend.js';
import { ACCOUNT, aRead, CacheInstance } from './support/cache-instance.js';
import { Gate } from '../../support/gate.js';
import { OwnRedis } from './support/own-redis.js';
import { until } from './support/until.js';

describe('The cache over a Redis that fails', () => {
  let redis: OwnRedis;
  let instance: CacheInstance;
  const load = async () => 'loaded';
  const mustNotLoad = () => Promise.reject(new Error('It was loaded.'));
  const timed = async <T>(work: () => Promise<T>) => {
    const start = performance.now();
    return { outcome: await work(), ms: performance.now() - start };
  };

  beforeEach(async () => {
    redis = await OwnRedis.start();
    instance = await new CacheInstance(new RedisBackend(redis.url)).serving();
  });
  afterEach(async () => {
    redis.resume();
    await instance.close();
    await redis.kill();
  });

  it('answers at once when Redis is killed, and serves again when it is back', async () => {
    await instance.warm(aRead(), load);
    await redis.kill();
    const { outcome, ms } = await timed(() => instance.cache.through(aRead(), load));
    expect(outcome).toBe('loaded');
    expect(ms).toBeLessThan(200);
    await redis.launch();
    await until(() => instance.cache.isServing, 5_000);
  });

  it('waits for a silent Redis once, and serves again when it speaks', async () => {
    await instance.warm(aRead(), load);
    redis.pause();
    const first = await timed(() => instance.cache.through(aRead(), load));
    expect(first.ms).toBeLessThan(200);
    const next = await timed(() =>
      Promise.all(Array.from({ length: 500 }, () => instance.cache.through(aRead(), load))),
    );
    expect(next.ms).toBeLessThan(100);
    expect(await instance.cache.renew(ACCOUNT, ['chat'])).toBe(false);
    redis.resume();
    await until(() => instance.cache.isServing, 5_000);
    await instance.warm(aRead(), load);
  });

  it('does not believe entries and labels of a snapshot from before a restart', async () => {
    await instance.warm(aRead(), async () => 'before');
    await redis.command('SAVE');
    await instance.cache.renew(ACCOUNT, ['chat']);
    await redis.kill();
    await redis.launch();
    expect(await redis.command('EXISTS', `label:{${ACCOUNT}}:chat`)).toBe(1);
    await until(() => instance.cache.isServing, 5_000);
    expect(await instance.cache.through(aRead(), async () => 'after')).toBe('after');
  });

  it('serves after an outage only when what was to be forgotten is forgotten', async () => {
    let undelivered = 0;
    instance.cache.serveOnlyIf(async () => {
      if (undelivered > 0 && (await instance.cache.renew(ACCOUNT, ['chat']))) undelivered -= 1;
      return undelivered === 0;
    });
    await instance.warm(aRead(), async () => 'before');
    redis.pause();
    expect(await instance.cache.renew(ACCOUNT, ['chat'])).toBe(false);
    undelivered = 1;
    expect(await instance.cache.through(aRead(), async () => 'after')).toBe('after');
    redis.resume();
    await until(() => instance.cache.isServing, 5_000);
    expect(undelivered).toBe(0);
    expect(await instance.cache.through(aRead(), async () => 'after')).toBe('after');
  });

  it('keeps nothing that was loaded while the breaker opened', async () => {
    const gate = new Gate();
    const early = instance.cache.through(aRead(), async () => {
      await gate.pass();
      return 'before';
    });
    await gate.arrived;
    instance.cache.distrust('a test');
    await until(() => instance.cache.isServing);
    const writes = await redis.heard(async () => {
      gate.open();
      await early;
      await instance.cache.renew(ACCOUNT, ['another']);
    });
    expect(writes.filter((line) => line.startsWith('SET chat:history'))).toEqual([]);
  });

  it('stays away from a Redis that is full or only for reading, and tries again', async () => {
    await redis.command('CONFIG', 'SET', 'maxmemory', '1');
    await instance.cache.renew(ACCOUNT, ['chat']);
    expect(instance.cache.isServing).toBe(false);
    await redis.command('CONFIG', 'SET', 'maxmemory', '0');
    await until(() => instance.cache.isServing, 5_000);
    await redis.command('REPLICAOF', '127.0.0.1', '1');
    expect(await instance.cache.renew(ACCOUNT, ['chat'])).toBe(false);
    await redis.command('REPLICAOF', 'NO', 'ONE');
    await until(() => instance.cache.isServing, 5_000);
  });

  it('is off where INFO is refused, and still forgets for other processes', async () => {
    await redis.command('ACL', 'SETUSER', 'shy', 'on', '>pw', '~*', '+@all', '-info');
    const shy = new CacheInstance(new RedisBackend(redis.url.replace('//', '//shy:pw@')));
    shy.cache.onApplicationBootstrap();
    await instance.warm(aRead(), load);
    await until(() => shy.cache.renew(ACCOUNT, ['chat']));
    expect(shy.cache.isServing).toBe(false);
    await expect(instance.cache.through(aRead(), mustNotLoad)).rejects.toThrow('loaded');
    await shy.close();
  });

  it('loses entries, not freshness, when everything is flushed', async () => {
    await instance.warm(aRead(), async () => 'before');
    await redis.command('FLUSHALL');
    expect(await instance.cache.through(aRead(), async () => 'after')).toBe('after');
    await instance.warm(aRead(), async () => 'after');
  });

  it('does not blame Redis for a stall of its own process', async () => {
    await instance.warm(aRead(), load);
    for (let turn = 0; turn < 5; turn += 1) {
      const read = instance.cache.through(aRead(), mustNotLoad);
      const end = Date.now() + 150;
      while (Date.now() < end);
      expect(await read).toBe('loaded');
    }
    expect(instance.cache.isServing).toBe(true);
  });
});

describe('The cache over something that is no Redis', () => {
  const sockets = new Set<Socket>();
  let server: Server;
  const listen = async (answer: string | undefined) => {
    server = createServer((socket) => {
      sockets.add(socket.on('error', () => {}));
      if (answer) socket.on('data', () => socket.write(answer));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    return `redis://:secret@127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  };
  afterEach(() => {
    sockets.forEach((socket) => socket.destroy());
    sockets.clear();
    server.close();
  });

  it.each([
    ['accepts and never answers', undefined],
    ['answers garbage', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
    ['answers with nothing but errors', '-ERR no\r\n'],
  ])('bypasses what %s', async (_, answer) => {
    const instance = new CacheInstance(new RedisBackend(await listen(answer)));
    instance.cache.onApplicationBootstrap();
    const end = Date.now() + 3_000;
    while (Date.now() < end) {
      const start = performance.now();
      expect(await instance.cache.through(aRead(), async () => 'loaded')).toBe('loaded');
      expect(await instance.cache.renew(ACCOUNT, ['chat'])).toBe(false);
      expect(performance.now() - start).toBeLessThan(150);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await instance.close();
    // A line that is no use is made anew a few times a second, not as fast as the machine can.
    expect(sockets.size).toBeLessThan(20);
  });
});
