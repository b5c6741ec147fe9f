import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { service } from './services/index.js';
import { asOwner, inDatabase, TEMPLATE } from './services/template-database.js';

/** A new database, for one test file. */
export interface TestDatabase {
  /** As the app logs in: bound by row-level security. */
  url: string;
  /** As the owner: migrates, and sees everything. */
  ownerUrl: string;
  /** A statement as the owner, whom no policy binds. */
  query<R extends object>(sql: string, values?: unknown[]): Promise<R[]>;
  close(): Promise<void>;
}

type Server = Pick<TestDatabase, 'url' | 'ownerUrl'>;

/**
 * On the run's PostgreSQL, migrated already and with nobody in it.
 * @param server another one, where the database is empty
 */
export function createDatabase(server?: Server): Promise<TestDatabase> {
  return server ? create(server) : create(shared(), TEMPLATE);
}

/** On the run's PostgreSQL, without a table: for those who migrate. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return create(shared());
}

function shared(): Server {
  return {
    url: service('TEST_POSTGRES_URL'),
    ownerUrl: service('TEST_POSTGRES_OWNER_URL'),
  };
}

async function create(server: Server, template = 'template1'): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asOwner(server.ownerUrl, `create database ${name} template ${template}`);
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
