import 'reflect-metadata';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startServer } from '../../src/server.js';
import { createDatabase, type TestDatabase } from './database.js';
import { LOUD, note, noteShown } from './overhearing.js';
import { service, temporaryDirectory } from './services/index.js';

export const TEST_SECRETS = {
  AUTH_SECRET: 'the-secret-of-members-in-tests-0001',
  GUEST_SECRET: 'the-secret-of-guests-in-tests-00001',
};

/** How an app is brought up for a test; what is not said is as quiet and unlimited as possible. */
export interface AppOptions {
  database?: TestDatabase;
  /** A URL, or null for a cache in the process itself; the run's Redis otherwise. */
  redisUrl?: string | null;
  env?: Record<string, string>;
}

export interface RunningApp {
  url: string;
  database: TestDatabase;
  stop(): Promise<void>;
}

/** The real application in this process, on real PostgreSQL and Redis, listening on loopback. */
export async function startApp(
  options: AppOptions = {},
): Promise<RunningApp & { app: NestFastifyApplication }> {
  const database = options.database ?? (await createDatabase());
  const server = await startServer(environment(database, options));
  return {
    url: server.url,
    app: server.app,
    database,
    stop: async () => {
      await noteShown(server.url, redisOf(options));
      await server.stop();
      if (!options.database) await database.close();
    },
  };
}

/** The same as a process of its own, to be killed or to race with another. */
export async function spawnApp(
  options: AppOptions = {},
): Promise<RunningApp & { process: ChildProcess; output(): string }> {
  const database = options.database ?? (await createDatabase());
  const child = spawn(
    process.execPath,
    ['--import', fileURLToPath(new URL('services/typescript.mjs', import.meta.url)), entry],
    {
      env: { PATH: process.env['PATH'], ...environment(database, options) },
      cwd: temporaryDirectory('app'),
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk;
      note('logs', chunk);
    });
  }
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const [, found] = /listens on (\S+)\/graphql/.exec(output) ?? [];
      if (found) resolve(found);
    });
    child.once('exit', () => reject(new Error(`The app ended before it listened: ${output}`)));
  });
  return {
    url,
    database,
    process: child,
    output: () => output,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        await noteShown(url, redisOf(options));
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      if (!options.database) await database.close();
    },
  };
}

const entry = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

const redisOf = ({ redisUrl = service('TEST_REDIS_URL') }: AppOptions): string | null => redisUrl;

function environment(database: TestDatabase, options: AppOptions): Record<string, string> {
  const redisUrl = redisOf(options);
  return {
    NODE_ENV: 'test',
    PORT: '0',
    LOG_LEVEL: 'error',
    DATA_DIR: temporaryDirectory('data'),
    DATABASE_URL: database.url,
    DATABASE_OWNER_URL: database.ownerUrl,
    RATE_LIMIT_SENDS_PER_MINUTE: '0',
    RATE_LIMIT_GUESTS_PER_HOUR: '0',
    RATE_LIMIT_MUTATIONS_PER_MINUTE: '0',
    RATE_LIMIT_FILES_PER_HOUR: '0',
    ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
    ...TEST_SECRETS,
    ...options.env,
    ...LOUD,
  };
}
