import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { RedisConnection } from '../../../src/platform/cache/index.js';
import { RedisBackend } from '../../../src/platform/cache/redis.backend.js';
import { RedisChannel } from '../../../src/platform/channel/redis.channel.js';
import { aRead, CacheInstance } from './support/cache-instance.js';
import { OwnRedis } from './support/own-redis.js';
import { until } from './support/until.js';

const SLOTS = [
  ['0', '5460'],
  ['5461', '10922'],
  ['10923', '16383'],
] as const;

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}

describe('The cache over a cluster of three', () => {
  const nodes: { redis: OwnRedis; args: string[]; busPort: number }[] = [];
  let instance: CacheInstance;

  beforeAll(async () => {
    for (const [first, last] of SLOTS) {
      const busPort = await freePort();
      const args = [
        '--cluster-enabled',
        'yes',
        '--cluster-port',
        `${busPort}`,
        '--cluster-node-timeout',
        '1000',
      ];
      const redis = await OwnRedis.start(...args);
      nodes.push({ redis, args, busPort });
      await redis.command('CLUSTER', 'ADDSLOTSRANGE', first, last);
    }
    const [meeting, ...others] = nodes;
    for (const { redis, busPort } of others) {
      const { port } = new URL(redis.url);
      await meeting!.redis.command('CLUSTER', 'MEET', '127.0.0.1', port, `${busPort}`);
    }
    for (const { redis } of nodes) {
      await until(
        async () => String(await redis.command('CLUSTER', 'INFO')).includes('cluster_state:ok'),
        30_000,
      );
    }
    instance = new CacheInstance(new RedisBackend(nodes.map(({ redis }) => redis.url).join(',')));
    await instance.serving();
  });
  afterAll(async () => {
    await instance.close();
    await Promise.all(nodes.map(({ redis }) => redis.kill()));
  });

  it('keeps and forgets the answers of many accounts, each in one slot', async () => {
    for (let at = 0; at < 50; at += 1) {
      const read = aRead<string>({
        accountId: `account-${at}`,
        scopes: ['chat', 'session', 'streak'],
      });
      await instance.warm(read, async () => 'before');
      expect(await instance.cache.renew(read.accountId, ['session', 'chat'])).toBe(true);
      expect(await instance.cache.through(read, async () => 'after')).toBe('after');
    }
    const [figures] = await instance.statistics.figures();
    expect(figures!.bypasses).toBe(0);
    for (const { redis } of nodes) expect(await redis.command('DBSIZE')).toBeGreaterThan(10);
  });

  it('carries words from process to process, on whichever node their topic lies', async () => {
    const urls = nodes.map(({ redis }) => redis.url).join(',');
    const lines = [new RedisConnection(urls), new RedisConnection(urls)];
    const [one, other] = lines.map((line) => new RedisChannel(line));
    const heard: string[] = [];
    for (let topic = 0; topic < 20; topic += 1) {
      await other!.listen(`reply:{${topic}}`, {
        heard: (text) => heard.push(text),
        missed: () => undefined,
      });
    }
    await until(() => other!.isWhole);
    // A line that still stands up swallows what is said.
    while (heard.length === 0) {
      one!.say('reply:{0}', 'hello');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    heard.length = 0;
    for (let word = 0; word < 50; word += 1) {
      for (let topic = 0; topic < 20; topic += 1) one!.say(`reply:{${topic}}`, `${topic}:${word}`);
    }
    await until(() => heard.filter((each) => each.includes(':')).length >= 1_000);
    for (let topic = 0; topic < 20; topic += 1) {
      expect(heard.filter((each) => each.startsWith(`${topic}:`))).toEqual(
        Array.from({ length: 50 }, (_, word) => `${topic}:${word}`),
      );
    }
    for (const channel of [one!, other!]) channel.close();
    for (const line of lines) line.close();
  });

  it('is bypassed while a node is away, and serves again when it is back', async () => {
    const { redis, args } = nodes[1]!;
    await redis.kill();
    await until(() => !instance.cache.isServing);
    expect(await instance.cache.through(aRead(), async () => 'loaded')).toBe('loaded');
    await redis.launch(args);
    await until(() => instance.cache.isServing, 15_000);
  });
});
