import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { service } from './services/index.js';

/** A new empty database on the run's PostgreSQL, for one test file. */
export interface TestDatabase {
  /** As the app logs in: bound by row-level security. */
  url: string;
  /** As the owner: migrates, and sees everything. */
  ownerUrl: string;
  /** A statement as the owner, whom no policy binds. */
  query<R extends object>(sql: string, values?: unknown[]): Promise<R[]>;
  close(): Promise<void>;
}

/** @param server another PostgreSQL than the run's */
export async function createDatabase(
  server: Pick<TestDatabase, 'url' | 'ownerUrl'> = {
    url: service('TEST_POSTGRES_URL'),
    ownerUrl: service('TEST_POSTGRES_OWNER_URL'),
  },
): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asOwner(server.ownerUrl, (client) => client.query(`create database ${name}`));
  const ownerUrl = inDatabase(server.ownerUrl, name);
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 4 });
  pool.on('error', () => undefined);
  return {
    url: inDatabase(server.url, name),
    ownerUrl,
    query: async <R extends object>(sql: string, values: unknown[] = []) =>
      (await pool.query<R>(sql, values)).rows,
    close: () => pool.end(),
  };
}

function inDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}

async function asOwner(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
