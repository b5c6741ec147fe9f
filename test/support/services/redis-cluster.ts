import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'redis';
import { makeDirectory } from './home.js';
import { freePort, launchRedis, type RedisServer } from './redis.js';

/** Which of the 16,384 slots the first, second and third node hold. */
const SLOTS = [
  ['0', '5460'],
  ['5461', '10922'],
  ['10923', '16383'],
] as const;

/** One of the cluster's three masters, and how it comes back after it was killed. */
export interface ClusterNode {
  server: RedisServer;
  revive(): Promise<void>;
}

export interface RedisCluster {
  /** All nodes' addresses, separated by commas. */
  urls: string;
  nodes: readonly ClusterNode[];
}

/** A cluster of three masters on free ports, whole when this resolves. */
export async function launchRedisCluster(home: string): Promise<RedisCluster> {
  const nodes: (ClusterNode & { busPort: number })[] = [];
  for (const slots of SLOTS) {
    const node = await launchNode(makeDirectory(home, 'redis-node'));
    await command(node.server.url, 'CLUSTER', 'ADDSLOTSRANGE', ...slots);
    nodes.push(node);
  }
  const [meeting, ...others] = nodes;
  for (const { server, busPort } of others) {
    const address = ['127.0.0.1', `${server.port}`, `${busPort}`];
    await command(meeting!.server.url, 'CLUSTER', 'MEET', ...address);
  }
  for (const { server } of nodes) await untilWhole(server.url);
  return { urls: nodes.map(({ server }) => server.url).join(','), nodes };
}

async function launchNode(directory: string): Promise<ClusterNode & { busPort: number }> {
  const busPort = await freePort();
  const ownCluster = ['--cluster-enabled', 'yes', '--cluster-port', `${busPort}`];
  const args = [...ownCluster, '--cluster-node-timeout', '1000'];
  const node = {
    busPort,
    server: await launchRedis(directory, { args }),
    revive: async () => {
      node.server = await launchRedis(directory, { port: node.server.port, args });
    },
  };
  return node;
}

async function untilWhole(url: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!String(await command(url, 'CLUSTER', 'INFO')).includes('cluster_state:ok')) {
    if (Date.now() > deadline) throw new Error(`The cluster's node at ${url} never saw it whole.`);
    await sleep(50);
  }
}

/** What one Redis answers. */
export async function command(url: string, ...words: string[]): Promise<unknown> {
  const client = createClient({ url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await client.sendCommand(words);
  } finally {
    client.destroy();
  }
}
