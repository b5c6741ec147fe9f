import pg from 'pg';
import { OWNER } from './cluster.js';
import type { ServerRecord } from './server-record.js';

const DATABASE = 'smriti';
const LOGIN = 'smriti';

/** The addresses of the database, for its owner and for the app. */
export function urlsOf(record: ServerRecord, port: number): { ownerUrl: string; url: string } {
  const address = `127.0.0.1:${port}/${DATABASE}`;
  return {
    ownerUrl: `postgresql://${OWNER}:${record.ownerPassword}@${address}`,
    url: `postgresql://${LOGIN}:${record.password}@${address}`,
  };
}

/** Makes the app's login, which owns nothing and sees no more than its policies, and the database. */
export async function provision(record: ServerRecord, port: number): Promise<void> {
  await query(record, port, async (client) => {
    const { rows } = await client.query<{ login: boolean; database: boolean }>(
      `SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = '${LOGIN}') AS login,
              EXISTS (SELECT FROM pg_database WHERE datname = '${DATABASE}') AS database`,
    );
    if (!rows[0]?.login) {
      await client.query(
        `CREATE ROLE ${LOGIN} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS
         PASSWORD '${record.password}'`,
      );
    }
    if (!rows[0]?.database) await client.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER}`);
  });
}

/** Whether somebody else works on this server now. */
export async function isInUse(record: ServerRecord, port: number): Promise<boolean> {
  return query(record, port, async (client) => {
    const { rowCount } = await client.query(
      `SELECT FROM pg_stat_activity
       WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
    );
    return (rowCount ?? 0) > 0;
  });
}

async function query<T>(
  record: ServerRecord,
  port: number,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: OWNER,
    password: record.ownerPassword,
    database: 'postgres',
    connectionTimeoutMillis: 10_000,
  });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
