import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from '../../../support/app.js';
import { createDatabase, type TestDatabase } from '../../../support/database.js';
import { type DatabaseProxy, databaseProxy } from '../../../support/database-proxy.js';
import { member, type Person } from '../../../support/people.js';
import { until } from '../../../support/until.js';
import { brokenRules } from './consistency.js';
import { edit, send } from './turns.js';

const MESSAGES = 10_000;
/** So many summaries are made after one reply, when so much was never summarised. */
const STRETCHES = 8;

describe('A conversation of ten thousand messages', () => {
  let database: TestDatabase;
  let proxy: DatabaseProxy;
  let app: RunningApp;
  let ada: Person;
  beforeAll(async () => {
    database = await createDatabase();
    proxy = await databaseProxy(database.url);
    app = await startApp({ database: { ...database, url: proxy.url } });
    ada = await member(app);
  });
  afterAll(async () => {
    await app.stop();
    await proxy.close();
    await database.close();
  });

  it('is edited in the middle, and shown as it was again, each within two seconds', async () => {
    const { message } = await send(ada, { clientMessageId: 'm1', content: 'The first.' });
    const { middle, last } = await lengthen(database, message.conversationId);
    proxy.watch();
    const editedIn = await timed(() => edit(ada, middle, 'Another way from here.', 'edit'));
    const editStatements = beforeSummaries(proxy.seen);
    await until(async () => (await summaries(database)) === STRETCHES);
    expect(await brokenRules(database)).toEqual([]);
    proxy.watch();
    const selectedIn = await timed(() =>
      ada.get('mutation ($id: ID!) { selectBranch(messageId: $id) { id } }', { id: last }),
    );
    expect(await brokenRules(database)).toEqual([]);
    expect([editStatements < 35, proxy.seen.length < 15]).toEqual([true, true]);
    expect(Math.max(editedIn, selectedIn)).toBeLessThan(2_000);
  });
});

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return Math.round(performance.now() - startedAt);
}

/** Ten thousand messages in one line, as if they had been sent one after another. */
async function lengthen({ query }: TestDatabase, conversationId: string) {
  const ids = Array.from({ length: MESSAGES }, () => randomUUID());
  await query(
    `insert into message (id, account_id, origin_account_id, conversation_id, index, role, content, content_type,
       status, parent_id, on_path, chosen, edited, flagged, search_text, search_grams, created_at, updated_at)
     select new.id, c.account_id, c.account_id, c.id, 2 + n, case when n % 2 = 1 then 'USER' else 'ASSISTANT' end,
       'Message number ' || n, 'TEXT', 'COMPLETE', coalesce(lag(new.id) over (order by n), c.active_leaf_id),
       true, true, false, false, 'message number ' || n, array['me', 'nu'], now(), now()
     from unnest($1::uuid[]) with ordinality as new (id, n), conversation c where c.id = $2 order by n`,
    [ids, conversationId],
  );
  await query(
    `update conversation set message_count = 2 + $1, path_length = 2 + $1, last_index = 2 + $1, active_leaf_id = $2
     where id = $3`,
    [MESSAGES, ids.at(-1), conversationId],
  );
  await query(
    `insert into account_log (id, account_id, seq, message_id)
     select gen_random_uuid(), a.id, a.log_seq + n, new.id
     from account a, unnest($1::uuid[]) with ordinality as new (id, n)`,
    [ids],
  );
  await query('update account set log_seq = log_seq + $1', [MESSAGES]);
  await query('analyze message');
  return { middle: ids[MESSAGES / 2]!, last: ids.at(-1)! };
}

/** How many statements came before the first that belongs to a summary, whose transaction begins before it. */
function beforeSummaries(seen: readonly string[]): number {
  const first = seen.findIndex((sql) => sql.startsWith('update conversation set summary_lease'));
  return first < 0 ? seen.length : first - 1;
}

async function summaries(database: TestDatabase): Promise<number> {
  const [found] = await database.query<{ made: number }>(
    `select count(*)::int as made from conversation_summary
     where not exists (select from conversation where summary_lease is not null)`,
  );
  return found!.made;
}
