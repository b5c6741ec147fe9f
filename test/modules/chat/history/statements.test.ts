import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { EmbeddedPostgres } from '../../../../src/platform/database/embedded/embedded-postgres.js';
import { type RunningApp, startApp } from '../../../support/app.js';
import { keep } from '../../../support/history.js';
import { member, type Person } from '../../../support/people.js';
import { startPostgres } from '../../../support/services/index.js';
import { accountOf, say } from '../../../support/talk.js';

const LIST = `{
  conversations(first: 20) {
    nodes {
      lastMessage { id siblings { id } }
      messages(last: 5) { nodes { content rating reactions siblings { id content rating reactions } } }
    }
  }
}`;

/** On a server of its own, because its statements are counted. */
describe('A list of conversations with their messages and alternatives', () => {
  let postgres: EmbeddedPostgres;
  let owner: pg.Pool;
  let app: RunningApp;
  beforeAll(async () => {
    postgres = await startPostgres({ shared_preload_libraries: 'pg_stat_statements' });
    owner = new pg.Pool({ connectionString: postgres.ownerUrl, max: 2 });
    const query = async <R extends object>(sql: string, values: unknown[] = []) =>
      (await owner.query<R>(sql, values)).rows;
    const database = {
      url: postgres.url,
      ownerUrl: postgres.ownerUrl,
      query,
      close: () => owner.end(),
    };
    app = await startApp({ database });
    await query('create extension pg_stat_statements');
  });
  afterAll(async () => {
    await app.stop();
    await owner.end();
    await postgres.stop();
  });

  /** Somebody with so many conversations, in each of which the first message was edited once. */
  async function somebodyWith(conversations: number): Promise<Person> {
    const ada = await member(app);
    const account = await accountOf(ada);
    const said = Array.from({ length: 8 }, (_, at) => ({ onPath: true, at }));
    const kept = await keep(
      app.database,
      account,
      Array.from({ length: conversations }, () => ({ said })),
    );
    await app.database.query(
      `update message set sibling_count = 2, parent_id = $2 where account_id = $1 and index in (7, 8)`,
      [account, kept[0]!.said[0]!.id],
    );
    return ada;
  }

  /** What the app's login had done for it while this ran, the relay's own looks apart. */
  async function statementsOf(work: () => Promise<unknown>): Promise<number> {
    await app.database.query('select pg_stat_statements_reset()');
    await work();
    const [counted] = await app.database.query<{ calls: number }>(
      `select sum(calls)::int as calls from pg_stat_statements s join pg_roles r on r.oid = s.userid
       where query not ilike '%outbox_event%' and (query ilike '%message%' or query ilike '%conversation%')`,
    );
    return counted!.calls;
  }

  it('takes as many statements for twenty as for one', async () => {
    const [one, twenty] = [await somebodyWith(1), await somebodyWith(20)];
    const few = await statementsOf(() => one.get(LIST));
    const { conversations } = await twenty.get<{
      conversations: { nodes: { messages: { nodes: object[] } }[] };
    }>(LIST);
    expect(conversations.nodes.map(({ messages }) => messages.nodes.length)).toEqual(
      Array(20).fill(5),
    );
    expect(few).toBeGreaterThan(0);
    // The labels are renewed by a write, so that the list is loaded again.
    await say(twenty, 'something new', { clientMessageId: randomUUID() });
    expect(await statementsOf(() => twenty.get(LIST))).toBe(few);
  });
});
