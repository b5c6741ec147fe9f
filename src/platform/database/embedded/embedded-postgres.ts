import { mkdir, realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { EmbeddedPostgresRefused, refusal } from './embedded-postgres.errors.js';
import { clusterIn } from './lodging.js';
import { urlsOf } from './provision.js';
import { tryLock } from './socket-lock.js';
import { moveIn, moveOut, type EmbeddedPostgresOptions } from './tenancy.js';

export type { EmbeddedPostgresOptions } from './tenancy.js';

export interface EmbeddedPostgres {
  /** Login of the database's owner, who is also superuser: runs migrations. */
  ownerUrl: string;
  /** Login of the app, `smriti`: no superuser, bound by row-level security, owns nothing. */
  url: string;
  dataDirectory: string;
  /** Whether the server was already running. */
  adopted: boolean;
  stop(): Promise<void>;
}

/**
 * A real PostgreSQL under `dataDir`, kept between starts: adopts the live one that a killed app or
 * a running server left there, else starts it, making the database first if there is none.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const dataDir = await ownDirectory(options.dataDir);
  try {
    const tenancy = await oneAtATime(dataDir, () => moveIn(dataDir, options));
    const { record, home, postmaster, adopted } = tenancy;
    let stopped: Promise<void> | undefined;
    return {
      ...urlsOf(record, postmaster.port),
      dataDirectory: clusterIn(home),
      adopted,
      stop: () => (stopped ??= oneAtATime(dataDir, () => moveOut(tenancy))),
    };
  } catch (error) {
    throw refusal(error, dataDir);
  }
}

async function ownDirectory(path: string): Promise<string> {
  try {
    await mkdir(path, { recursive: true });
    return await realpath(path);
  } catch (error) {
    throw refusal(error, resolve(path));
  }
}

/** Starts and stops on one directory wait for one another, so that each finds a settled state. */
async function oneAtATime<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  const turn = await tryLock('start', dataDir, 180_000);
  if (!turn) {
    throw new EmbeddedPostgresRefused(
      `Another start on ${dataDir} takes too long: try again later.`,
    );
  }
  try {
    return await work();
  } finally {
    await turn.release();
  }
}
