import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MessageSent } from '../../src/modules/chat/chat.events.js';
import { Delivery } from '../../src/platform/events/delivery.js';
import { OwnRedis } from '../platform/cache/support/own-redis.js';
import { spawnApp, startApp, TEST_SECRETS } from '../support/app.js';
import { type Having, QUERIES, read, someoneAt, WRITES } from '../support/cached-queries.js';
import { member } from '../support/people.js';
import { isServing, type RacingPair, racingPair } from '../support/racing-pair.js';
import { temporaryDirectory } from '../support/services/index.js';
import { until } from '../support/until.js';

const run = promisify(execFile);

let pair: RacingPair;
beforeAll(async () => {
  pair = await racingPair();
});
afterAll(() => pair.end());

const asked = (having: Having, at: string) =>
  Promise.all(Object.values(QUERIES).map((ask) => read(having, `{ ${ask(having)} }`, at)));
const write = (having: Having, at: string) =>
  having.ada.get(`mutation { ${WRITES['sendMessage']!(having)} }`, {}, at);

describe('A Redis that forgets under pressure', () => {
  it('costs loads and never shows the past', async () => {
    // No line of this busy process stands between them and Redis: none is to lose it, for once.
    const { database, redisUrl } = pair;
    const other = await spawnApp({ database, redisUrl });
    const urls = [pair.quick.url, other.url];
    const used = String(await pair.redis('INFO', 'memory'));
    const bytes = Number(/^used_memory:(\d+)/m.exec(used)![1]);
    await pair.redis('CONFIG', 'SET', 'maxmemory-policy', 'allkeys-lru');
    await pair.redis('CONFIG', 'SET', 'maxmemory', String(bytes + 150_000));
    const crowd = Array.from({ length: 6 }, async () => {
      const having = await someoneAt(pair.quick);
      for (let turn = 0; turn < 6; turn += 1) {
        await write(having, urls[turn % 2]!);
        const shown = await Promise.all(urls.map((url) => asked(having, url)));
        const truth = await asked(having, pair.plain.url);
        expect(shown).toEqual([truth, truth]);
      }
    });
    await Promise.all(crowd);
    const stats = String(await pair.redis('INFO', 'stats'));
    expect(Number(/^evicted_keys:(\d+)/m.exec(stats)![1])).toBeGreaterThan(10);
    await other.stop();
    await pair.redis('CONFIG', 'SET', 'maxmemory', '0');
  });
});

describe('A Redis that is killed and comes back with an old snapshot', () => {
  it('brings no old answer back, in any process', async () => {
    const redis = await OwnRedis.start();
    const app = await startApp({ database: pair.database, redisUrl: redis.url });
    const other = await spawnApp({ database: pair.database, redisUrl: redis.url });
    const having = await someoneAt(app);
    for (const { url } of [app, other, app, other]) await asked(having, url);
    await redis.command('SAVE');
    await write(having, app.url);
    await redis.kill();
    await redis.launch();
    expect(Number(await redis.command('DBSIZE'))).toBeGreaterThan(4);
    await until(async () => (await isServing(app)) && isServing(other));
    const truth = await asked(having, pair.plain.url);
    for (const { url } of [app, other]) expect(await asked(having, url)).toEqual(truth);
    await Promise.all([app.stop(), other.stop()]);
    await redis.kill();
  });
});

describe('A listener that always throws', () => {
  it('keeps nobody from seeing what was written', async () => {
    const { database, redisUrl } = pair;
    const app = await startApp({ database, redisUrl, env: { LOG_LEVEL: 'silent' } });
    const heard: string[] = [];
    const hear = async ({ messageId }: MessageSent) => {
      heard.push(messageId);
      throw new Error('Not today.');
    };
    app.app.get(Delivery).subscribe({ name: 'test', hears: [MessageSent], hear });
    const having = await someoneAt(pair.quick);
    for (let turn = 0; turn < 5; turn += 1) {
      await asked(having, pair.quick.url);
      await write(having, app.url);
      const truth = await asked(having, pair.plain.url);
      expect(await asked(having, pair.quick.url)).toEqual(truth);
      expect(await asked(having, app.url)).toEqual(truth);
    }
    expect(heard.length).toBeGreaterThanOrEqual(5);
    await app.stop();
  });
});

describe('An import beside two servers with Redis', () => {
  it.each([
    ['shows in both as soon as it ends', true],
    ['shows in both within two seconds if it was not told of Redis', false],
  ])('%s', async (_, isTold) => {
    const subject = randomUUID();
    const ada = await member(pair.quick, subject);
    const question = '{ chatHistory { totalCount } conversations { totalCount } }';
    for (const { url } of [pair.quick, pair.slow]) await ada.get(question, {}, url);
    await imported(subject, isTold ? { REDIS_URL: pair.redisUrl } : {});
    const endedAt = Date.now();
    const told = { chatHistory: { totalCount: 2 }, conversations: { totalCount: 1 } };
    for (const { url } of [pair.quick, pair.slow]) {
      const shown = () => ada.get(question, {}, url);
      if (!isTold) await until(async () => JSON.stringify(await shown()) === JSON.stringify(told));
      expect(await shown()).toEqual(told);
    }
    expect(Date.now() - endedAt).toBeLessThan(2_000);
  });
});

/** Runs the command on one small talk. */
async function imported(subject: string, env: Record<string, string>): Promise<void> {
  const directory = temporaryDirectory('exports');
  const file = join(directory, 'talks.json');
  const said = [
    { from: 'human', value: 'Hello!' },
    { from: 'gpt', value: 'Hello to you.' },
  ];
  writeFileSync(file, JSON.stringify([{ id: 'talk', conversations: said }]));
  const path = (at: string) => fileURLToPath(new URL(at, import.meta.url));
  await run(
    process.execPath,
    [
      ...['--import', path('../support/services/typescript.mjs'), path('../../src/cli/import.ts')],
      ...['--account', subject, file],
    ],
    {
      env: {
        PATH: process.env['PATH'],
        DATABASE_URL: pair.database.url,
        DATABASE_OWNER_URL: pair.database.ownerUrl,
        DATA_DIR: directory,
        ...TEST_SECRETS,
        ...env,
      },
    },
  );
}
