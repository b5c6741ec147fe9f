import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createClient } from 'redis';
import { faultLine } from './fault-line.js';
import { redisTalk } from './languages.js';
import { startRedis } from './services/index.js';

/** A Redis in some state, what happens to it in the middle of a day, and how it gets well. */
export interface IllRedis {
  url: string;
  midway?: () => unknown;
  heal: () => unknown;
  end: () => Promise<unknown>;
}

/** Eight ways to be of no use, by what is said of such a Redis. */
export const ILLNESSES: Record<string, () => Promise<IllRedis>> = {
  'that nobody answers for': () => behindLine((line) => ({ before: line.cut, heal: line.restore })),
  'that is killed midway': killed,
  'that accepts and never says a word': () =>
    behindLine((line) => ({ before: () => line.swallow(), heal: line.restore })),
  'that falls silent midway': async () => {
    const { url, pause, resume, kill } = await startRedis();
    return { url, midway: pause, heal: resume, end: kill };
  },
  'that answers two seconds late': () =>
    behindLine((line) => ({ before: () => line.delay(2_000), heal: line.restore })),
  'that is full': () => configured(['maxmemory', '1'], ['maxmemory', '0']),
  'that is for reading only': () =>
    told(['REPLICAOF', '127.0.0.1', '1'], ['REPLICAOF', 'NO', 'ONE']),
  'that wants another password': () =>
    configured(['requirepass', 'other'], ['requirepass', 'given'], 'redis://:given@'),
  'that talks nonsense': nonsense,
};

type Line = Awaited<ReturnType<typeof faultLine>>;

async function behindLine(
  ill: (line: Line) => { before: () => void; heal: () => void },
): Promise<IllRedis> {
  const redis = await startRedis();
  const line = await faultLine(redis.url, redisTalk);
  const { before, heal } = ill(line);
  before();
  return { url: line.url, heal, end: () => Promise.all([line.close(), redis.kill()]) };
}

async function killed(): Promise<IllRedis> {
  let redis = await startRedis();
  const { url, port } = redis;
  return {
    url,
    midway: () => redis.kill(),
    heal: async () => void (redis = await startRedis({ port })),
    end: () => redis.kill(),
  };
}

function configured(ill: string[], well: string[], address?: string): Promise<IllRedis> {
  return told(['CONFIG', 'SET', ...ill], ['CONFIG', 'SET', ...well], address);
}

/** Ill from before the start, by a command, and well by another. */
async function told(ill: string[], well: string[], address = 'redis://'): Promise<IllRedis> {
  const redis = await startRedis();
  const client = createClient({ url: redis.url }).on('error', () => undefined);
  await client.connect();
  await client.sendCommand(ill);
  return {
    url: redis.url.replace('redis://', address),
    heal: () => client.sendCommand(well),
    end: async () => {
      client.destroy();
      await redis.kill();
    },
  };
}

async function nonsense(): Promise<IllRedis> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    socket.on('data', () => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  let end = async () => {
    server.close();
    for (const socket of sockets) socket.destroy();
    await once(server, 'close');
  };
  const heal = async () => {
    await end();
    end = (await startRedis({ port })).kill;
  };
  return { url: `redis://127.0.0.1:${port}`, heal, end: () => end() };
}
