import { hash } from 'node:crypto';
import type { Socket } from 'node:net';
import type { Pool, PoolClient } from 'pg';

/** A statement with `?` for its values, none of them inside a literal. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly unknown[];
}

const UUID = /^[0-9a-f-]{36}$/;

/** What a transaction may do, as SQL says it. Reads of one transaction all see the same snapshot. */
const MODES = {
  read: 'isolation level repeatable read read only',
  write: 'isolation level read committed',
};

/**
 * Statements on the rows of one account in one transaction and one round trip: begin, context,
 * statements and commit are sent without waiting in between. They are prepared once per connection,
 * so their texts must be few: values belong in `values`.
 */
export async function askPlainly(
  pool: Pool,
  accountId: string,
  statements: readonly Statement[],
  mode: keyof typeof MODES = 'read',
): Promise<object[][]> {
  if (!UUID.test(accountId)) throw new TypeError('An account is named by its id.');
  const client = await pool.connect();
  const { stream } = (client as PoolClient & { connection: { stream: Socket } }).connection;
  // One packet, and one call of the system, for all of it.
  stream.cork();
  const sent = [
    client.query(`begin ${MODES[mode]}; select set_config('app.account_id', '${accountId}', true)`),
    ...statements.map((statement) => send(client, statement)),
    client.query('commit'),
  ];
  stream.uncork();
  const answers = await Promise.allSettled(sent);
  const failure = answers.find((answer) => answer.status === 'rejected');
  // What state a connection is in after a failure is not worth finding out.
  client.release(Boolean(failure));
  if (failure) throw failure.reason;
  const [, ...rest] = await Promise.all(sent);
  return rest.slice(0, -1).map(({ rows }) => rows as object[]);
}

function send(client: PoolClient, { sql, values }: Statement) {
  const { name, text } = prepared(sql);
  return client.query({ name, text, values: [...values] });
}

const known = new Map<string, { name: string; text: string }>();

/** PostgreSQL's numbered placeholders, and a name that is the same in every process. */
function prepared(sql: string): { name: string; text: string } {
  const before = known.get(sql);
  if (before) return before;
  let nth = 0;
  const text = sql.replaceAll('?', () => `$${(nth += 1)}`);
  const made = { name: hash('sha256', text, 'hex').slice(0, 32), text };
  known.set(sql, made);
  return made;
}
