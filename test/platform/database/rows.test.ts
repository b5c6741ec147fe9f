import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import pg from 'pg';
import { inOneExchange } from '../../../src/platform/database/one-exchange.js';
import type { Statement } from '../../../src/platform/database/statement.js';
import { type RunningApp, startApp } from '../../support/app.js';
import { faultLine, type FaultLine } from '../../support/fault-line.js';
import { postgresTalk } from '../../support/languages.js';
import { member } from '../../support/people.js';
import { accountOf, say } from '../../support/talk.js';

const COUNT = { sql: 'select count(*)::int as count from message', values: [] };
const PAUSE = { sql: 'select pg_sleep(0.5)', values: [] };
const WRITE = { sql: `update conversation set title = 'Mine' returning id`, values: [] };

/** Over a single connection, so that whoever comes next gets the one that was used before. */
describe('Rows', () => {
  let app: RunningApp;
  let line: FaultLine;
  let pool: pg.Pool;
  const accounts = { ada: '', bob: '' };
  const rows = (account: string, ...statements: Statement[]) =>
    inOneExchange(pool, account, statements);

  beforeAll(async () => {
    app = await startApp();
    line = await faultLine(app.database.url, postgresTalk);
    pool = new pg.Pool({
      connectionString: line.url,
      max: 1,
      options: '-c role=smriti_app',
      pipeline: true,
    });
    for (const [name, times] of [
      ['ada', 2],
      ['bob', 1],
    ] as const) {
      const person = await member(app);
      accounts[name] = await accountOf(person);
      for (let nth = 0; nth < times; nth += 1) await say(person, `hello ${nth}`);
    }
  });
  afterAll(async () => {
    await pool.end();
    await line.close();
    await app.stop();
  });

  it('are those of one account, whoever used the connection before', async () => {
    for (let time = 0; time < 3; time += 1) {
      expect(await rows(accounts.ada, COUNT)).toEqual([[{ count: 4 }]]);
      expect(await rows(accounts.bob, COUNT)).toEqual([[{ count: 2 }]]);
      // Of the one before nothing is left, not even the name.
      const left = await pool.query(`select current_setting('app.account_id') as account`);
      expect([left.rows, (await pool.query(COUNT.sql)).rows]).toEqual([
        [{ account: '' }],
        [{ count: 0 }],
      ]);
    }
  });

  it('of several statements are on one snapshot, whoever writes in between', async () => {
    const reading = rows(accounts.ada, COUNT, PAUSE, COUNT);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await app.database.query(`delete from message where role = 'ASSISTANT'`);
    const [before, , after] = await reading;
    expect([before, after]).toEqual([[{ count: 4 }], [{ count: 4 }]]);
    expect(await rows(accounts.ada, COUNT)).not.toEqual([before]);
  });

  it('cannot be written, be it by one statement or by one of several', async () => {
    for (const statements of [[WRITE], [COUNT, WRITE]]) {
      await expect(rows(accounts.ada, ...statements)).rejects.toMatchObject({
        code: '25006',
      });
    }
  });

  it('can be asked for again after a statement that failed, and with it', async () => {
    const share = (by: number) => ({ sql: 'select 6 / ?::int as share', values: [by] });
    await expect(rows(accounts.ada, share(0))).rejects.toMatchObject({
      code: '22012',
    });
    expect(await rows(accounts.ada, share(3))).toEqual([[{ share: 2 }]]);
    expect(await rows(accounts.ada, share(2), share(1))).toEqual([[{ share: 3 }], [{ share: 6 }]]);
  });

  it('come back as the values that were sent', async () => {
    const values = ['O\'Brien \\ "ok"', ['a "b"', 'c,{d}\\', null], true, 1.5, null];
    const echo = {
      sql: 'select ?::text as a, ?::text[] as b, ?::boolean as c, ?::float8 as d, ?::text as e',
      values,
    };
    const [[row]] = (await rows(accounts.ada, echo)) as [[object]];
    expect(Object.values(row)).toEqual(values);
  });

  it('take one round trip, however many statements there are', async () => {
    let syncs = 0;
    line.hold(() => (text) => text.startsWith('\nS\0\0\0') && (syncs += 1) < 0);
    await rows(accounts.ada, COUNT);
    await rows(accounts.ada, COUNT, COUNT, COUNT);
    expect(syncs).toBe(2);
  });
});
