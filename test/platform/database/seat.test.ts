import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from '../../support/app.js';
import { until } from '../../support/until.js';

describe('The seat of a server without Redis', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await startApp({ redisUrl: null });
  });
  afterAll(() => app.stop());

  /** The server process of PostgreSQL that holds it. */
  const holder = async () => {
    const [row] = await app.database.query<{ pid: number }>(
      `select pid from pg_locks where locktype = 'advisory' and granted
         and database = (select oid from pg_database where datname = current_database())`,
    );
    return row?.pid;
  };
  const second = () => startApp({ redisUrl: null, database: app.database });

  it('is for one: a second server is told what to do', async () => {
    await expect(second()).rejects.toThrow(/Set REDIS_URL for all of them/);
  });

  it('is taken again when the database ended its connection', async () => {
    const before = await holder();
    await app.database.query('select pg_terminate_backend($1)', [before]);
    await until(async () => ![undefined, before].includes(await holder()));
    await expect(second()).rejects.toThrow(/Set REDIS_URL for all of them/);
  });
});
