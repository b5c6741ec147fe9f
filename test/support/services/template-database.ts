import pg from 'pg';
import { migrate } from '../../../src/platform/database/migrate.js';

/** A migrated database, of which each test file gets a copy: six times as quick as to migrate for each. */
export const TEMPLATE = 'migrated_template';

/** @param server the run's PostgreSQL, `url` as the app logs in */
export async function makeTemplate(server: { url: string; ownerUrl: string }): Promise<void> {
  await asOwner(server.ownerUrl, `create database ${TEMPLATE}`);
  await migrate(inDatabase(server.ownerUrl, TEMPLATE), new URL(server.url).username);
  // What somebody is connected to cannot be copied.
  await asOwner(server.ownerUrl, `alter database ${TEMPLATE} allow_connections false`);
}

/** The same server, another database of it. */
export function inDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}

/** One statement that belongs to no transaction, on a connection of its own. */
export async function asOwner(ownerUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
