import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { startApp } from '../support/app.js';
import { member, type Person, SEND } from '../support/people.js';
import { startRedis } from '../support/services/index.js';

/** More than this nobody shall wait because a cache is ill. */
const MOST_EXTRA_MS = 200;
const ROUNDS = 8;

interface Day {
  /** Every answer, without what differs between any two runs. */
  answers: string[];
  slowestMs: number;
}

/** A Redis in some state, and what happens to it in the middle of the day. */
interface Illness {
  url: string | null;
  midway?: () => unknown;
  end?: () => unknown;
}

const ILLNESSES: Record<string, () => Promise<Illness>> = {
  'that nobody answers for': async () => ({ url: 'redis://127.0.0.1:1' }),
  'that accepts and never says a word': silentRedis,
  'that falls silent midway': async () => {
    const redis = await startRedis();
    return { url: redis.url, midway: () => redis.pause(), end: () => redis.kill() };
  },
  'that is killed midway': async () => {
    const redis = await startRedis();
    return { url: redis.url, midway: () => redis.kill() };
  },
  'that is killed midway and comes back': async () => {
    const redis = await startRedis();
    const comeBack = async () => {
      await redis.kill();
      await startRedis({ port: redis.port });
    };
    return { url: redis.url, midway: comeBack };
  },
};

describe('A Redis', () => {
  let healthy: Day;
  beforeAll(async () => {
    await day({ url: null });
    healthy = await day({ url: null });
  });

  it.each(Object.keys(ILLNESSES))('%s changes no answer and keeps nobody waiting', async (name) => {
    const ill = await day(await ILLNESSES[name]!());
    expect(ill.answers).toEqual(healthy.answers);
    expect(ill.slowestMs).toBeLessThan(healthy.slowestMs + MOST_EXTRA_MS);
  });
});

/** A person's day with reads and writes in turn, in an app with this Redis. */
async function day(illness: Illness): Promise<Day> {
  const app = await startApp({ redisUrl: illness.url });
  const person = await member(app);
  const result: Day = { answers: [], slowestMs: 0 };
  // The first request pays for what is loaded at first use, whatever the cache does.
  await person.get('{ me { id } chatHistory { totalCount } }');
  for (let round = 0; round < ROUNDS; round += 1) {
    if (round === ROUNDS / 2) await illness.midway?.();
    for (const [query, variables] of doings(round)) {
      const before = performance.now();
      const answer = await person.ask(query, variables);
      result.slowestMs = Math.max(result.slowestMs, performance.now() - before);
      result.answers.push(withoutChance(answer));
    }
  }
  await app.stop();
  await illness.end?.();
  return result;
}

function doings(round: number): Parameters<Person['ask']>[] {
  const history = '{ chatHistory(last: 10) { totalCount nodes { index role content status } } }';
  return [
    [SEND, { input: { clientMessageId: `m${round}`, content: `Apple number ${round}` } }],
    [history],
    [history],
    ['{ searchChat(query: "apple") { totalCount nodes { snippet score } } }'],
    ['{ conversations { nodes { title messageCount lastMessage { content } } } }'],
    ['mutation { createConversation(input: { title: "Aside" }) { title status } }'],
    ['{ conversations { totalCount } }'],
    ['{ conversation(id: "nonsense") { id } }'],
  ];
}

function withoutChance(answer: object): string {
  return JSON.stringify(answer)
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
    .replaceAll(/"latencyMs":\d+/g, '"latencyMs":0');
}

async function silentRedis(): Promise<Illness> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const end = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { url: `redis://127.0.0.1:${port}`, end };
}
