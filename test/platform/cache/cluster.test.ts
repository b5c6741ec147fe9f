import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import { RedisConnection } from '../../../src/platform/cache/index.js';
import { RedisBackend } from '../../../src/platform/cache/redis.backend.js';
import { RedisChannel } from '../../../src/platform/channel/redis.channel.js';
import { clusterFindings } from '../../support/services/cluster-findings.js';
import { temporaryDirectory } from '../../support/services/index.js';
import {
  command,
  launchRedisCluster,
  type RedisCluster,
} from '../../support/services/redis-cluster.js';
import { aRead, CacheInstance } from './support/cache-instance.js';
import { until } from './support/until.js';

describe('The cache over a cluster of three', () => {
  let cluster: RedisCluster;
  let instance: CacheInstance;

  beforeAll(async () => {
    cluster = await launchRedisCluster(temporaryDirectory('cluster'));
    instance = new CacheInstance(new RedisBackend(cluster.urls));
    await instance.serving();
  });
  afterAll(async () => {
    await instance.close();
    await Promise.all(cluster.nodes.map(({ server }) => server.kill()));
  });

  it('keeps and forgets the answers of many accounts, each in one slot', async () => {
    for (let at = 0; at < 50; at += 1) {
      const read = aRead<string>({
        accountId: uuid(),
        scopes: ['chat', 'session', 'streak'],
      });
      await instance.warm(read, async () => 'before');
      expect(await instance.cache.renew(read.accountId, ['session', 'chat'])).toBe(true);
      expect(await instance.cache.through(read, async () => 'after')).toBe('after');
    }
    const [figures] = await instance.statistics.figures();
    expect(figures!.bypasses).toBe(0);
    for (const { server } of cluster.nodes) {
      expect(await command(server.url, 'DBSIZE')).toBeGreaterThan(10);
    }
    const { keys, accounts, others, crossSlotErrors, scattered } = await clusterFindings(
      cluster.urls,
    );
    expect({ keys, accounts }).toEqual({ keys: 200, accounts: 50 });
    expect(others.filter((key) => !key.startsWith('probe:'))).toEqual([]);
    expect({ crossSlotErrors, scattered }).toEqual({ crossSlotErrors: 0, scattered: [] });
  });

  it('carries words from process to process, on whichever node their topic lies', async () => {
    const lines = [new RedisConnection(cluster.urls), new RedisConnection(cluster.urls)];
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
    const node = cluster.nodes[1]!;
    await node.server.kill();
    await until(() => !instance.cache.isServing);
    expect(await instance.cache.through(aRead(), async () => 'loaded')).toBe('loaded');
    await node.revive();
    await until(() => instance.cache.isServing, 15_000);
  });
});
