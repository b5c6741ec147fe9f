import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { temporaryDirectory } from '../../test/support/services/index.ts';

const START_MS = 60_000;
/** The kernel counts processor time in these. */
const TICKS_PER_SECOND = 100;

/** Whatever works in the run's directory is ended with it, so every process is started there. */
export async function startContestant(file, env) {
  const path = fileURLToPath(new URL(`../contestants/${file}.mjs`, import.meta.url));
  const child = fork(path, {
    cwd: temporaryDirectory('contestant'),
    // This process reads TypeScript; a contestant must not pay for that.
    execArgv: [],
    env: { ...surroundings(), NODE_ENV: 'production', ...env },
  });
  const failed = once(child, 'exit').then(() =>
    Promise.reject(new Error(`${file} ended at its start.`)),
  );
  const [{ url }] = await Promise.race([once(child, 'message'), failed]);
  failed.catch(() => undefined);
  return { url, pid: child.pid, stop: () => end(child) };
}

/** A server that says in its output where it listens; its log goes to a file, as in production. */
export async function startServer(args, env) {
  const home = temporaryDirectory('server');
  const log = join(home, 'server.log');
  const output = openSync(log, 'a');
  const child = spawn(process.execPath, args, {
    cwd: home,
    env: { ...surroundings(), NODE_ENV: 'production', DATA_DIR: join(home, 'data'), ...env },
    stdio: ['ignore', output, output],
  });
  for (const deadline = Date.now() + START_MS; Date.now() < deadline; await pause(50)) {
    const said = readFileSync(log, 'utf8');
    const [, url] = /listens on (\S+)/.exec(said) ?? [];
    if (url) return { url, pid: child.pid, home, stop: () => end(child) };
    if (child.exitCode !== null) throw new Error(`The server did not start: ${said}`);
  }
  throw new Error('The server did not start in time.');
}

async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

/** Nothing of the caller's own settings may reach a contestant. */
const surroundings = () => ({ PATH: process.env.PATH });

/** What a process has used so far, in its own code and in the kernel's. */
export function cpuSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

export function residentMiB(pid) {
  const [, kib] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(kib) / 1_024;
}
