import { chmod, chown, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { EmbeddedPostgresRefused, fullDisk } from './embedded-postgres.errors.js';
import { clusterIn, exists, type Lodging } from './lodging.js';
import { runAs } from './run-as.js';
import type { ServerUser } from './server-user.js';

export const OWNER = 'smriti_owner';
const STAGE = 'postgres-new-';

/**
 * Makes the cluster if there is none. It is built aside and renamed, so that a start that was cut
 * off leaves no half of one. The locale is given because without LANG it would be C, where
 * trigrams of CJK and the case of É fail.
 */
export async function ensureCluster(
  { binaries, home, user }: Lodging,
  ownerPassword: string,
  say: (line: string) => void,
): Promise<void> {
  const cluster = clusterIn(home);
  if (await exists(cluster)) return own(cluster, user);
  say(`Creating the database in ${cluster}.`);
  await clearStages(home);
  const stage = await mkdtemp(join(home, STAGE));
  try {
    const password = join(stage, 'password');
    await writeFile(password, ownerPassword, { mode: 0o600 });
    await own(stage, user);
    const data = join(stage, 'data');
    await initialise(binaries, data, password, user);
    await rename(data, cluster);
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

async function initialise(
  binaries: string,
  data: string,
  passwordFile: string,
  user: ServerUser | undefined,
): Promise<void> {
  const { code, output } = await runAs(user, join(binaries, 'bin', 'initdb'), [
    `--pgdata=${data}`,
    `--username=${OWNER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--locale=C.UTF-8',
    '--encoding=UTF8',
  ]);
  if (code === 0) return;
  if (/No space left|Disk quota/.test(output))
    throw new EmbeddedPostgresRefused(fullDisk(dirname(dirname(data))));
  const reason = output.split('\n').find((line) => /error|fatal/i.test(line)) ?? output.trim();
  throw new EmbeddedPostgresRefused(`PostgreSQL could not make its database: ${reason}`);
}

/** A tree copied by root belongs to root, and PostgreSQL wants its own. */
async function own(directory: string, user: ServerUser | undefined): Promise<void> {
  if (!user || (await stat(directory)).uid === user.uid) return;
  for (const entry of await readdir(directory, { recursive: true })) {
    await chown(join(directory, entry), user.uid, user.gid);
  }
  await chown(directory, user.uid, user.gid);
  await chmod(directory, 0o700);
}

async function clearStages(home: string): Promise<void> {
  for (const entry of await readdir(home)) {
    if (entry.startsWith(STAGE)) await rm(join(home, entry), { recursive: true, force: true });
  }
}
