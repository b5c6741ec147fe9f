import { randomBytes } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, EmbeddedPostgresRefused } from './embedded-postgres.errors.js';

/** What a later start has to know of the embedded server; kept in DATA_DIR, mode 0600. */
export interface ServerRecord {
  /** Where the server listens, or listened last: taken again if it is free. */
  port: number;
  ownerPassword: string;
  password: string;
  /** The directory that holds the cluster, when that could not be DATA_DIR itself. */
  home?: string;
}

export function recordFile(dataDir: string): string {
  return join(dataDir, 'postgres.json');
}

export function newRecord(): ServerRecord {
  return { port: 0, ownerPassword: randomPassword(), password: randomPassword() };
}

export async function readRecord(dataDir: string): Promise<ServerRecord | undefined> {
  const file = recordFile(dataDir);
  try {
    return JSON.parse(await readFile(file, 'utf8')) as ServerRecord;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    if (codeOf(error) === 'EACCES') {
      throw new EmbeddedPostgresRefused(
        `${file} belongs to another user: start as that user, or choose another DATA_DIR.`,
      );
    }
    if (error instanceof SyntaxError) {
      throw new EmbeddedPostgresRefused(`${file} is damaged: put back the copy you have of it.`);
    }
    throw error;
  }
}

/** Written beside and renamed, so that a crash leaves the old record or the new one. */
export async function writeRecord(dataDir: string, record: ServerRecord): Promise<void> {
  const file = recordFile(dataDir);
  const draft = `${file}.${process.pid}`;
  try {
    await writeFile(draft, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600, flush: true });
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
}

/** Of characters that need no quoting in a URL or in SQL. */
function randomPassword(): string {
  return randomBytes(24).toString('base64url');
}
