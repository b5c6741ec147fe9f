import { join } from 'node:path';
import { ensureCluster } from './cluster.js';
import { codeOf, EmbeddedPostgresRefused, fullDisk } from './embedded-postgres.errors.js';
import { freePort, launch, PortTaken } from './launch.js';
import { clusterIn, exists, homeOf, settle, type Lodging } from './lodging.js';
import { clearStalePidFile, settledPostmaster, shutDown, type Postmaster } from './postmaster.js';
import { isInUse, provision } from './provision.js';
import {
  newRecord,
  readRecord,
  recordFile,
  writeRecord,
  type ServerRecord,
} from './server-record.js';
import { tryLock, type SocketLock } from './socket-lock.js';

const REFUGE = '/var/lib/smriti';

export interface EmbeddedPostgresOptions {
  dataDir: string;
  /** Hears the lines that a person at the terminal should read. */
  say: (line: string) => void;
  /** Added to the server's configuration when this call starts it; an adopted one keeps its own. */
  settings?: Record<string, string>;
  /**
   * A server (the default) has the database to itself and stops it at its end, whoever started it.
   * A guest, such as the CLI, works beside a server and stops only what it started and no one uses.
   */
  role?: 'server' | 'guest';
  /** Where binaries and data go if the user PostgreSQL runs as cannot reach them where they are. */
  refuge?: string;
}

/** The use of a server that was found or started. */
export interface Tenancy {
  record: ServerRecord;
  home: string;
  postmaster: Postmaster;
  adopted: boolean;
  /** Held by a server for as long as it lives, so that there is one per database; no guest has it. */
  seat: SocketLock | undefined;
}

export async function moveIn(dataDir: string, options: EmbeddedPostgresOptions): Promise<Tenancy> {
  const { say, refuge = REFUGE } = options;
  const record = (await readRecord(dataDir)) ?? (await firstRecord(dataDir));
  const live = await settledPostmaster(clusterIn(homeOf(dataDir, record)));
  const lodging = live ? undefined : await settle({ dataDir, record, refuge, say });
  const home = homeOf(dataDir, record);
  const seat = options.role === 'guest' ? undefined : await takeSeat(home, dataDir);
  let postmaster = live;
  try {
    postmaster ??= await start(dataDir, record, lodging as Lodging, options);
    await provision(record, postmaster.port);
  } catch (error) {
    if (!live && postmaster) await shutDown(clusterIn(home), postmaster.pid);
    await seat?.release();
    throw refusedLogin(error, home);
  }
  if (live && seat) say(`Going on with the PostgreSQL that still runs (process ${live.pid}).`);
  return { record, home, postmaster, adopted: live !== undefined, seat };
}

export async function moveOut({ record, home, postmaster, adopted, seat }: Tenancy): Promise<void> {
  const isOurs = seat !== undefined || (!adopted && !(await isOthers(home, record, postmaster)));
  if (isOurs) await shutDown(clusterIn(home), postmaster.pid);
  await seat?.release();
}

/** Kept before the cluster is made: a start cut off in between goes on with the same passwords. */
async function firstRecord(dataDir: string): Promise<ServerRecord> {
  if (await exists(clusterIn(dataDir))) {
    throw new EmbeddedPostgresRefused(
      `${recordFile(dataDir)}, with the passwords of the database beside it, is gone: put it back, or begin anew with another DATA_DIR.`,
    );
  }
  const record = newRecord();
  await writeRecord(dataDir, record);
  return record;
}

async function takeSeat(home: string, dataDir: string): Promise<SocketLock> {
  const seat = await tryLock('server', home, 2_000);
  if (seat) return seat;
  throw new EmbeddedPostgresRefused(
    `Another Smriti server is running on ${dataDir}: stop it first, or give this one another DATA_DIR.`,
  );
}

async function start(
  dataDir: string,
  record: ServerRecord,
  lodging: Lodging,
  { say, settings = {} }: EmbeddedPostgresOptions,
): Promise<Postmaster> {
  const cluster = clusterIn(lodging.home);
  await ensureCluster(lodging, record.ownerPassword, say);
  await clearStalePidFile(cluster, lodging.user);
  const logFile = join(dataDir, 'postgres.log');
  for (const wished of [record.port, 0, 0]) {
    record.port = await freePort(wished);
    await writeRecord(dataDir, record);
    try {
      return await launch({ lodging, logFile, port: record.port, settings });
    } catch (error) {
      if (!(error instanceof PortTaken)) throw error;
    }
  }
  throw new EmbeddedPostgresRefused('PostgreSQL found no free port on 127.0.0.1: try again.');
}

/** What a guest started may have been taken over by a server, or be in use by another guest. */
async function isOthers(
  home: string,
  record: ServerRecord,
  postmaster: Postmaster,
): Promise<boolean> {
  const seat = await tryLock('server', home, 0);
  await seat?.release();
  return !seat || isInUse(record, postmaster.port).catch(() => false);
}

function refusedLogin(error: unknown, home: string): unknown {
  if (codeOf(error) === '53100') return new EmbeddedPostgresRefused(fullDisk(home));
  if (!/^(28|3D|57)/.test(codeOf(error))) return error;
  const { message: reason } = error as Error;
  return new EmbeddedPostgresRefused(
    `The PostgreSQL in ${home} does not let its owner in (${reason}): put back the postgres.json that belongs to it.`,
  );
}
