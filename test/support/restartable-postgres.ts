import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded/embedded-postgres.js';
import { refuge, temporaryDirectory } from './services/index.js';
import { until } from './until.js';

/** How PostgreSQL is told to stop. https://www.postgresql.org/docs/current/server-shutdown.html */
const STOPS = { 'in order': 'SIGINT', 'as after a crash': 'SIGQUIT' } as const;

/** A PostgreSQL of its own that may stop under those who use it, and comes back at the same address. */
export interface RestartablePostgres {
  url: string;
  ownerUrl: string;
  /** Resolves when it has stopped. */
  stop(how: keyof typeof STOPS): Promise<void>;
  start(): Promise<void>;
  end(): Promise<void>;
}

export async function restartablePostgres(): Promise<RestartablePostgres> {
  const dataDir = temporaryDirectory('postgres');
  // A guest may leave and come again; the directory's one server could not.
  const start = () =>
    startEmbeddedPostgres({ dataDir, role: 'guest', refuge: refuge(), say: () => undefined });
  let running = await start();
  const { url, ownerUrl, dataDirectory } = running;
  return {
    url,
    ownerUrl,
    stop: (how) => stop(dataDirectory, STOPS[how]),
    start: async () => void (running = await start()),
    end: () => running.stop(),
  };
}

async function stop(dataDirectory: string, signal: NodeJS.Signals): Promise<void> {
  const file = join(dataDirectory, 'postmaster.pid');
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  process.kill(pid, signal);
  await until(() => !existsSync(file) || !isAlive(pid));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
