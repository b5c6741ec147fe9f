import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createClient } from 'redis';
import { type RunningApp, spawnApp, startApp } from './app.js';
import { createDatabase, type TestDatabase } from './database.js';
import { type FaultLine, faultLine } from './fault-line.js';
import { postgresTalk, redisTalk } from './languages.js';
import { startRedis } from './services/index.js';

/** Two processes on one database and one Redis, one of them on lines that can be held. */
export interface RacingPair {
  slow: Awaited<ReturnType<typeof spawnApp>>;
  quick: RunningApp;
  /** In this process and without a cache: it tells the truth, and what is cached elsewhere. */
  plain: RunningApp & { app: NestFastifyApplication };
  /** From the slow process to PostgreSQL, and to Redis. */
  lines: { database: FaultLine; redis: FaultLine };
  database: TestDatabase;
  /** Redis past all lines. */
  redisUrl: string;
  /** A command to it. */
  redis(...words: string[]): Promise<unknown>;
  end(): Promise<void>;
}

export async function racingPair(redisArgs: string[] = []): Promise<RacingPair> {
  const database = await createDatabase();
  const redis = await startRedis({ args: redisArgs });
  const client = createClient({ url: redis.url }).on('error', () => undefined);
  await client.connect();
  const lines = {
    database: await faultLine(database.url, postgresTalk),
    redis: await faultLine(redis.url, redisTalk),
  };
  const [plain, slow, quick] = await Promise.all([
    startApp({ database, redisUrl: redis.url, env: { CACHE: 'off' } }),
    spawnApp({ database: { ...database, url: lines.database.url }, redisUrl: lines.redis.url }),
    spawnApp({ database, redisUrl: redis.url }),
  ]);
  return {
    slow,
    quick,
    plain,
    lines,
    database,
    redisUrl: redis.url,
    redis: (...words) => client.sendCommand(words),
    end: async () => {
      await Promise.all([slow.stop(), quick.stop(), plain.stop()]);
      client.destroy();
      await Promise.all([lines.database.close(), lines.redis.close(), redis.kill()]);
      await database.close();
    },
  };
}

/** Whether this process serves hits at this moment. */
export async function isServing({ url }: { url: string }): Promise<boolean> {
  return (await figures(url, 'smriti_cache_breaker')).get('closed') === 1;
}

/** One metric of a process, by its labels' values. */
export async function figures(url: string, metric: string): Promise<Map<string, number>> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const lines = text.matchAll(new RegExp(`^${metric}(?:\\{(.*)\\})? (\\S+)$`, 'gm'));
  return new Map(
    [...lines].map(([, labels = '', value]) => [
      [...labels.matchAll(/"([^"]*)"/g)].map(([, label]) => label).join(' '),
      Number(value),
    ]),
  );
}
