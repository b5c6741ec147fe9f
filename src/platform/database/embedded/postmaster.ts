import { readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedPostgresRefused } from './embedded-postgres.errors.js';
import { exists } from './lodging.js';
import { runAs } from './run-as.js';
import type { ServerUser } from './server-user.js';

/** A running PostgreSQL, as its own `postmaster.pid` tells of it. */
export interface Postmaster {
  pid: number;
  port: number;
  isReady: boolean;
}

/** The server that runs on this cluster now; nothing if the pid file is absent or speaks of the past. */
export async function findPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const file = await readFile(pidFile(cluster), 'utf8').catch(() => '');
  const lines = file.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!(pid > 0) || !(await isPostgresOf(cluster, pid))) return undefined;
  return { pid, port: Number(lines[3]), isReady: lines[7] === 'ready' };
}

/**
 * Removes the pid file of a server that is no more: its number may belong to a stranger by now,
 * and PostgreSQL would refuse to start. Orphaned children still write to the data, so they are
 * waited for.
 */
export async function clearStalePidFile(
  cluster: string,
  user: ServerUser | undefined,
): Promise<void> {
  if (!(await exists(pidFile(cluster)))) return;
  const deadline = Date.now() + 10_000;
  while (await hasInhabitants(cluster, user)) {
    if (Date.now() > deadline) {
      throw new EmbeddedPostgresRefused(
        `Processes of an earlier PostgreSQL still work in ${cluster}: end them and start again.`,
      );
    }
    await sleep(50);
  }
  await rm(pidFile(cluster), { force: true });
}

/** Waits out a server that is starting, recovering or stopping: one that takes logins, or none. */
export async function settledPostmaster(cluster: string): Promise<Postmaster | undefined> {
  for (;;) {
    const postmaster = await findPostmaster(cluster);
    if (!postmaster || postmaster.isReady) return postmaster;
    await sleep(10);
  }
}

/** Ends the server: a fast shutdown, and an immediate one if that takes too long. */
export async function shutDown(cluster: string, pid: number): Promise<void> {
  for (const [signal, patienceMs] of [
    ['SIGINT', 8_000],
    ['SIGQUIT', 4_000],
  ] as const) {
    const deadline = Date.now() + patienceMs;
    if (await isPostgresOf(cluster, pid)) process.kill(pid, signal);
    while (await isPostgresOf(cluster, pid)) {
      if (Date.now() > deadline) break;
      await sleep(10);
    }
  }
}

/** A dead process has no arguments, so that one nobody has reaped yet does not count either. */
async function isPostgresOf(cluster: string, pid: number): Promise<boolean> {
  const [program = '', option, directory] = (
    await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  ).split('\0');
  return basename(program) === 'postgres' && option === '-D' && directory === cluster;
}

/** Asked as the server's user, because root inside a container may not see where others work. */
async function hasInhabitants(cluster: string, user: ServerUser | undefined): Promise<boolean> {
  const { output } = await runAs(user, '/bin/sh', ['-c', 'readlink /proc/[0-9]*/cwd']);
  return output.split('\n').includes(cluster);
}

function pidFile(cluster: string): string {
  return join(cluster, 'postmaster.pid');
}
