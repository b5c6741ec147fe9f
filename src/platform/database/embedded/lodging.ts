import { randomUUID } from 'node:crypto';
import { chmod, mkdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { completeBinaries, copyBinaries, shippedBinaries } from './binaries.js';
import { EmbeddedPostgresRefused } from './embedded-postgres.errors.js';
import { runAs } from './run-as.js';
import { writeRecord, type ServerRecord } from './server-record.js';
import { chooseServerUser, type ServerUser } from './server-user.js';

/** Where the server lives, and as whom: settled before it starts, and seen to work. */
export interface Lodging {
  binaries: string;
  home: string;
  user: ServerUser | undefined;
}

export interface Request {
  dataDir: string;
  record: ServerRecord;
  /** Where binaries and data go when the server's user cannot reach the given ones. */
  refuge: string;
  say: (line: string) => void;
}

export function homeOf(dataDir: string, record: ServerRecord): string {
  return record.home ?? dataDir;
}

export function clusterIn(home: string): string {
  return join(home, 'postgres');
}

export async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

/** Finds binaries and a home that the server's user can really use, copying what it cannot reach. */
export async function settle(request: Request): Promise<Lodging> {
  const settled = homeOf(request.dataDir, request.record);
  if (!(await exists(settled))) throw homeIsGone(request.dataDir, settled);
  const user = await chooseServerUser(clusterIn(settled));
  const home = (await canEnter(user, settled)) ? settled : await moveHome(request, settled, user);
  const binaries = await usableBinaries(request, home, user);
  return { binaries, home, user };
}

async function canEnter(user: ServerUser | undefined, directory: string): Promise<boolean> {
  if (!user) return true;
  return (await runAs(user, '/bin/sh', ['-c', 'cd -- "$1"', 'sh', directory])).code === 0;
}

async function moveHome(
  { dataDir, record, refuge, say }: Request,
  from: string,
  user: ServerUser | undefined,
): Promise<string> {
  const home = await openDirectory(join(refuge, randomUUID()));
  if (!(await canEnter(user, home))) throw unreachable(home, user);
  const moved = await exists(clusterIn(from));
  if (moved) await copyCluster(clusterIn(from), clusterIn(home));
  record.home = home;
  await writeRecord(dataDir, record);
  if (moved) await rename(clusterIn(from), `${clusterIn(from)}.moved`);
  say(`User ${user?.name} cannot reach ${from}: the database lies in ${home}.`);
  return home;
}

async function copyCluster(from: string, to: string): Promise<void> {
  const draft = `${to}.draft`;
  const { code, output } = await runAs(undefined, 'cp', ['-a', '--', from, draft]);
  if (code !== 0) {
    await rm(draft, { recursive: true, force: true });
    throw new EmbeddedPostgresRefused(`${from} could not be copied to ${to}: ${output.trim()}`);
  }
  await rename(draft, to);
}

/** Makes a directory that every user may enter, whatever the umask. */
async function openDirectory(path: string): Promise<string> {
  const first = await mkdir(path, { recursive: true });
  for (let made = path; first && made.length >= first.length; made = dirname(made)) {
    await chmod(made, 0o755);
  }
  return realpath(path);
}

async function usableBinaries(
  { refuge, say }: Request,
  home: string,
  user: ServerUser | undefined,
): Promise<string> {
  const shipped = await shippedBinaries();
  // A node_modules that cannot be written to is no fault: then the copy gets the links.
  await completeBinaries(shipped.directory).catch(() => undefined);
  if (await canRun(user, shipped.directory)) return shipped.directory;
  const parent = user ? await openDirectory(refuge) : home;
  const isNew = !(await exists(join(parent, `postgresql-${shipped.version}`)));
  const copy = await copyBinaries(shipped, parent);
  if (!(await canRun(user, copy))) throw unreachable(copy, user);
  if (isNew) say(`PostgreSQL cannot run from ${shipped.directory}: it runs from ${copy}.`);
  return copy;
}

/** Starts the program, which loads its libraries, and reads what initdb will read. */
async function canRun(user: ServerUser | undefined, directory: string): Promise<boolean> {
  const probe = '"$1/bin/postgres" --version && cat "$1/share/postgresql/postgres.bki"';
  return (
    (await runAs(user, '/bin/sh', ['-c', `(${probe}) >/dev/null`, 'sh', directory])).code === 0
  );
}

function homeIsGone(dataDir: string, home: string): EmbeddedPostgresRefused {
  return new EmbeddedPostgresRefused(
    `The database of ${dataDir} lay in ${home}, which is gone: put it back, or begin anew with another DATA_DIR.`,
  );
}

function unreachable(path: string, user: ServerUser | undefined): EmbeddedPostgresRefused {
  const whom = user ? `user ${user.name}` : 'this user';
  return new EmbeddedPostgresRefused(
    `PostgreSQL cannot run from ${path} as ${whom}: start as an ordinary user, or set DATABASE_URL.`,
  );
}
