import type { Pool } from 'pg';
import { exchange } from './exchange.js';
import type { Statement } from './statement.js';

/** How a transaction of several statements begins, as SQL says it. */
const BEGINNINGS = {
  read: 'begin isolation level repeatable read read only',
  write: 'begin isolation level read committed',
};
const COMMIT = { sql: 'commit', values: [] };
const CONTEXT = `select set_config('app.account_id', ?, true), set_config('transaction_read_only', ?, true)`;

/**
 * Statements on the rows of one account, in one transaction and one round trip. Reads are all on the
 * same snapshot. A single statement is on one anyway and needs no more than its context: the exchange
 * is its transaction.
 */
export async function inOneExchange(
  pool: Pool,
  accountId: string,
  statements: readonly Statement[],
  mode: keyof typeof BEGINNINGS = 'read',
): Promise<object[][]> {
  const context = { sql: CONTEXT, values: [accountId, mode === 'read' ? 'on' : 'off'] };
  const isOne = statements.length === 1;
  const beginning = isOne ? [context] : [{ sql: BEGINNINGS[mode], values: [] }, context];
  const client = await pool.connect();
  try {
    const ending = isOne ? [] : [COMMIT];
    const answers = await exchange(client, [...beginning, ...statements, ...ending]);
    client.release();
    return answers.slice(beginning.length, beginning.length + statements.length);
  } catch (error) {
    // What state a connection is in after a failure is not worth finding out.
    client.release(true);
    throw error;
  }
}
