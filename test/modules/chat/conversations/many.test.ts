import { expect, it } from 'vitest';
import pg from 'pg';
import { ORDER, pageStatement } from '../../../../src/modules/chat/conversations/listing.js';
import { keyset } from '../../../../src/platform/paging/keyset.js';
import { startApp } from '../../../support/app.js';
import { keep } from '../../../support/history.js';
import { member } from '../../../support/people.js';
import { accountOf } from '../../../support/talk.js';

it('Thousands of conversations are listed through their index from any cursor, under the policy', async () => {
  const app = await startApp();
  const account = await accountOf(await member(app));
  const pasts = Array.from({ length: 5_000 }, (_, at) => ({ said: [{ onPath: true, at }] }));
  const kept = await keep(app.database, account, pasts);
  await app.database.query('analyze conversation');
  const connection = new pg.Client({ connectionString: app.database.ownerUrl });
  await connection.connect();
  await connection.query('begin; set local role smriti_app');
  await connection.query(`select set_config('app.account_id', $1, true)`, [account]);
  const position = ['false', new Date(Date.UTC(2026, 0, 1) + 2_500).toISOString(), kept[2_500]!.id];
  const sql = keyset(ORDER, { size: 20, direction: 'forward', cursor: null }, position);
  const statement = pageStatement(null, sql);
  let nth = 0;
  const { rows } = await connection.query<{ 'QUERY PLAN': string }>(
    `explain (analyze) ${statement.sql.replaceAll('?', () => `$${(nth += 1)}`)}`,
    [...statement.values],
  );
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  expect(plan).toContain('Index Scan using conversation_listed');
  expect(plan).toMatch(/Index Cond: .*ROW\(pinned, listed_at, id\) </);
  expect(plan).not.toMatch(/Sort|Rows Removed/);
  await connection.end();
  await app.stop();
});
