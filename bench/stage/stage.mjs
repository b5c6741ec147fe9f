import pg from 'pg';
import setup from '../../test/support/services/setup.mjs';
import {
  startPostgres,
  startRedis,
  temporaryDirectory,
} from '../../test/support/services/index.ts';
import { Load } from '../load/load.mjs';
import { startSmriti } from './smriti.mjs';

/** What every measurement stands on: the services, and a load generator. */
export async function openStage() {
  const services = await openServices();
  return { ...services, load: new Load(temporaryDirectory('load')) };
}

/**
 * A PostgreSQL that writes to disk as in production, and a Redis. All of it lies under one directory
 * that the keeper of the test services clears away when this process is gone, however it ended.
 */
export async function openServices() {
  await setup();
  const [postgres, redis] = await Promise.all([
    startPostgres({ max_connections: '200' }),
    startRedis(),
  ]);
  // Its start makes the schema.
  await (await startSmriti({ postgres, redis })).stop();
  const pool = new pg.Pool({ connectionString: postgres.ownerUrl, max: 1 });
  // The keeper may end PostgreSQL before this process.
  pool.on('error', () => undefined);
  // Looking up what each of a million rows refers to would cost minutes and tell nothing.
  await pool.query('set session_replication_role = replica');
  const query = async (sql, values) => (await pool.query(sql, values)).rows;
  return { postgres, redis, query, pool };
}

/** Only what this process holds; the rest is the keeper's to end. */
export async function closeStage({ load, pool }) {
  load?.end();
  await pool.end();
}
