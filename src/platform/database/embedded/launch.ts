import { spawn } from 'node:child_process';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedPostgresRefused, fullDisk } from './embedded-postgres.errors.js';
import { clusterIn, type Lodging } from './lodging.js';
import { findPostmaster, type Postmaster } from './postmaster.js';
import { identity, surroundings } from './run-as.js';

const LOG_LIMIT_BYTES = 5_000_000;
/** Crash recovery of a large database takes its time. */
const PATIENCE_MS = 120_000;

/** Somebody took the port between the look at it and the start. */
export class PortTaken extends Error {
  override name = 'PortTaken';
}

/** What the log may say holds no statement and no row: people's words stay out of it. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};

export interface Launch {
  lodging: Lodging;
  logFile: string;
  port: number;
  settings: Record<string, string>;
}

/**
 * Starts PostgreSQL in a session of its own, so that Ctrl-C in the terminal reaches the app alone,
 * which ends its work first and PostgreSQL last.
 */
export async function launch({ lodging, logFile, port, settings }: Launch): Promise<Postmaster> {
  const cluster = clusterIn(lodging.home);
  const log = await openLog(logFile);
  const { size: logStart } = await log.stat();
  const all = Object.entries({ ...SETTINGS, ...settings, port: String(port) });
  const child = spawn(
    join(lodging.binaries, 'bin', 'postgres'),
    ['-D', cluster, ...all.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      ...surroundings,
      ...identity(lodging.user),
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    },
  );
  child.unref();
  let hasEnded = false;
  child.once('exit', () => (hasEnded = true));
  child.once('error', () => (hasEnded = true));
  await log.close();
  const deadline = Date.now() + PATIENCE_MS;
  while (!hasEnded && Date.now() < deadline) {
    const postmaster = await findPostmaster(cluster);
    if (postmaster?.isReady) return postmaster;
    await sleep(10);
  }
  throw await whyNot(logFile, logStart, cluster);
}

/** The wished port if it is free, else any that is. */
export async function freePort(wished: number): Promise<number> {
  return (await tryPort(wished)) ?? (await tryPort(0)) ?? 0;
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(undefined));
    probe.listen({ port, host: '127.0.0.1' }, () => {
      const taken = (probe.address() as AddressInfo).port;
      probe.close(() => resolve(taken));
    });
  });
}

async function openLog(file: string): ReturnType<typeof open> {
  const size = (await stat(file).catch(() => undefined))?.size ?? 0;
  if (size > LOG_LIMIT_BYTES) await rename(file, `${file}.old`);
  return open(file, 'a', 0o600);
}

async function whyNot(logFile: string, from: number, cluster: string): Promise<Error> {
  const log = (await readFile(logFile)).subarray(from).toString();
  if (/could not create any TCP/.test(log)) return new PortTaken();
  if (/No space left|Disk quota/.test(log)) return new EmbeddedPostgresRefused(fullDisk(cluster));
  const reason = /(?:FATAL|PANIC):\s*(.*)/.exec(log)?.[1] ?? log.trim().split('\n').at(-1);
  return new EmbeddedPostgresRefused(
    `PostgreSQL did not start on ${cluster}: ${reason || 'it gave no reason'} (more in ${logFile}).`,
  );
}
