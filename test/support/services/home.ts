import { chmodSync, mkdtempSync } from 'node:fs';
import { readdir, readlink, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * The one directory of a test run. Whatever the run starts works somewhere under it, so that the
 * keeper can find and end it even when the run was killed.
 */
export async function makeHome(): Promise<string> {
  return makeDirectory(await realpath(tmpdir()), 'smriti-test');
}

/** A new empty directory that every user may enter. */
export function makeDirectory(parent: string, purpose: string): string {
  const directory = mkdtempSync(join(parent, `${purpose}-`));
  chmodSync(directory, 0o755);
  return directory;
}

/** Ends every process that works under the run's directory, then removes the directory. */
export async function clearHome(home: string): Promise<void> {
  for (const signal of ['SIGINT', 'SIGKILL'] as const) {
    (await inhabitants(home)).forEach((pid) => send(pid, signal));
    const deadline = Date.now() + 3_000;
    while (Date.now() < deadline && (await inhabitants(home)).length > 0) await sleep(25);
  }
  await rm(home, { recursive: true, force: true, maxRetries: 3 });
}

async function inhabitants(home: string): Promise<number[]> {
  const pids = (await readdir('/proc')).map(Number).filter((pid) => pid > 0);
  const places = await Promise.all(pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => '')));
  return pids.filter((_, at) => places[at]?.startsWith(`${home}/`));
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
    // A stopped process (tests of a silent Redis do that) hears nothing until it goes on.
    process.kill(pid, 'SIGCONT');
  } catch {
    // It ended by itself meanwhile.
  }
}
