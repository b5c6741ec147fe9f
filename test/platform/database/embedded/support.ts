import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from '../../../../src/platform/database/embedded/embedded-postgres.js';
import { refuge } from '../../../support/services/index.js';

const loader = join(import.meta.dirname, '../../../support/services/typescript.mjs');

export const isRoot = process.getuid?.() === 0;

export interface AppAnswer extends Omit<EmbeddedPostgres, 'stop'> {
  refused?: string;
  lines: string[];
}

/** The app in a process of its own, once its database is up or it gave up. */
export async function startApp(
  dataDir: string,
  { uid, from = import.meta.dirname }: { uid?: number; from?: string } = {},
): Promise<{ app: ChildProcess; answer: AppAnswer }> {
  const app = fork(join(from, 'app.ts'), [dataDir, refuge(), ...(uid ? [`${uid}`] : [])], {
    cwd: '/',
    execArgv: ['--import', loader],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [answer] = (await once(app, 'message')) as [AppAnswer];
  return { app, answer };
}

export async function end(app: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const gone = once(app, 'exit');
  app.kill(signal);
  await gone;
}

export function start(
  dataDir: string,
  options: Partial<EmbeddedPostgresOptions> = {},
): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({ dataDir, refuge: refuge(), say: () => undefined, ...options });
}

export async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>({ text: sql });
    return rows[0] && Object.values(rows[0])[0];
  } finally {
    await client.end();
  }
}

export function postmasterOf({ dataDirectory }: { dataDirectory: string }): number {
  return Number(readFileSync(join(dataDirectory, 'postmaster.pid'), 'utf8').split('\n')[0]);
}
