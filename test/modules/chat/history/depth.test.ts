import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import {
  conversationLine,
  everythingLine,
  type Line,
  pageStatement,
} from '../../../../src/modules/chat/history/lines.js';
import { migrate } from '../../../../src/platform/database/migrate.js';
import { keyset } from '../../../../src/platform/paging/keyset.js';
import { createDatabase, type TestDatabase } from '../../../support/database.js';

const MESSAGES = Number(process.env['DEEP_MESSAGES'] ?? 100_000);

interface Plan {
  'Node Type': string;
  'Parent Relationship'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
  Plans?: Plan[];
}

describe('A long history', () => {
  let database: TestDatabase;
  let connection: pg.Client;
  const account = randomUUID();
  const conversation = randomUUID();
  beforeAll(async () => {
    database = await createDatabase();
    await migrate(database.ownerUrl, new URL(database.url).username);
    connection = new pg.Client({ connectionString: database.ownerUrl });
    await connection.connect();
    // A search index would only make the filling slow; its own tests see to it.
    await connection.query(
      'drop index message_text_found, message_grams_found; set session_replication_role = replica',
    );
    await connection.query(
      `insert into account (id, kind, created_at, seen_at) values ('${account}', 'GUEST', now(), now())`,
    );
    await connection.query(
      `insert into conversation (id, account_id, title, status, pinned, tags, message_count, token_count,
                                 path_length, last_index, title_is_own, created_at, updated_at)
       values ('${conversation}', '${account}', 'Long', 'ACTIVE', false, '{}', ${MESSAGES}, 0, ${MESSAGES},
               ${MESSAGES}, true, now(), now())`,
    );
    await connection.query(
      `insert into message (id, account_id, origin_account_id, conversation_id, index, role, content, content_type,
                            status, on_path, chosen, edited, flagged, created_at, updated_at)
       select lpad(to_hex(n), 32, '0')::uuid, '${account}', '${account}', '${conversation}', n, 'USER',
              'Message ' || n, 'TEXT', 'COMPLETE', true, true, false, false, at, at
       from generate_series(1, ${MESSAGES}) n, lateral (select '2026-01-01Z'::timestamptz + n * interval '1 s' as at) t`,
    );
    await connection.query('reset session_replication_role');
    await connection.query('vacuum analyze message');
  }, 300_000);
  afterAll(async () => {
    await connection.end();
    await database.close();
  });

  const lines: Record<
    string,
    [line: Line, index: string, position: (n: number) => (string | number)[]]
  > = {
    'one conversation': [conversationLine(conversation), 'message_path', (n) => [n]],
    everything: [
      everythingLine(),
      'message_said',
      (n) => [
        new Date(Date.UTC(2026, 0, 1) + n * 1_000).toISOString(),
        n.toString(16).padStart(32, '0'),
      ],
    ],
  };

  /** Under the policy, as a request reads it. */
  async function planOf(
    line: Line,
    direction: 'forward' | 'backward',
    position: (string | number)[] | null,
  ) {
    const sql = keyset(line.order, { size: 50, direction, cursor: null }, position);
    let nth = 0;
    const { sql: text, values } = pageStatement(line, sql);
    const statement = text.replaceAll('?', () => `$${(nth += 1)}`);
    await connection.query('begin; set local role smriti_app');
    await connection.query(`select set_config('app.account_id', $1, true)`, [account]);
    const { rows } = await connection.query<{
      'QUERY PLAN': [{ Plan: Plan; 'Execution Time': number }];
    }>(`explain (analyze, buffers, format json) ${statement}`, [...values]);
    await connection.query('commit');
    const [{ Plan: plan, 'Execution Time': ms }] = rows[0]!['QUERY PLAN'];
    return { plan, ms, blocks: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'] };
  }

  /** All but what is done for each single message, such as gathering its reactions. */
  const nodesOf = (plan: Plan): Plan[] => [
    plan,
    ...(plan.Plans ?? [])
      .filter((one) => one['Parent Relationship'] !== 'SubPlan')
      .flatMap(nodesOf),
  ];

  it.each(Object.keys(lines))(
    'is read through its index at any depth, under the policy: %s',
    async (name) => {
      const [line, index, position] = lines[name]!;
      const figures: Record<string, { blocks: number; ms: number }> = {};
      for (const direction of ['forward', 'backward'] as const) {
        const first = await planOf(line, direction, null);
        for (const at of [Math.round(MESSAGES / 2), direction === 'forward' ? MESSAGES - 60 : 60]) {
          const { plan, blocks, ms } = await planOf(line, direction, position(at));
          const scans = nodesOf(plan).filter((node) => node['Index Name'] === index);
          const conditions = scans.map((scan) => scan['Index Cond']).join('\n');
          // The page on one side of the cursor, and whether anything lies on the other.
          expect(conditions).toMatch(direction === 'forward' ? / > / : / < /);
          expect(conditions).toMatch(direction === 'forward' ? / <= / : / >= /);
          // The topmost node puts the rows of the one page into their order; nothing below it sorts.
          const [, ...below] = nodesOf(plan).map((node) => node['Node Type']);
          expect(below).not.toContain('Sort');
          expect(blocks).toBeLessThanOrEqual(first.blocks + 8);
          figures[`${direction} from ${at}`] = { blocks, ms };
        }
        figures[`${direction} from the end`] = { blocks: first.blocks, ms: first.ms };
      }
      if (process.env['DEEP_MESSAGES']) console.table(figures);
    },
  );
});
