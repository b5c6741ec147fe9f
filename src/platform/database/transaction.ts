import type { EntityManager } from '@mikro-orm/postgresql';
import type { Pool, PoolClient } from 'pg';
import { isRefused, UnknownOutcome } from './conflict.js';
import { exchange } from './exchange.js';
import type { Statement } from './statement.js';

/** The database roles that a unit of work can take; each sees what its policies let it see. */
type Role = 'smriti_app' | 'smriti_worker' | 'smriti_report' | 'smriti_claim';

/** How a transaction begins, as SQL says it. */
export type Beginning =
  | 'begin'
  | 'begin read only'
  | 'begin isolation level repeatable read read only';

/** On whose behalf a transaction is, and what it may do. */
export interface Terms {
  readonly beginning: Beginning;
  readonly role: Role;
  /** What row-level policies read, and what bounds it. */
  readonly variables: Partial<
    Record<'app.account_id' | 'app.claim_from' | 'statement_timeout' | 'work_mem' | 'jit', string>
  >;
}

/** What is answered on the way to the commit. */
export class Later<R extends object> {
  private found?: R[];

  /** @throws Error before the statement has run */
  get rows(): R[] {
    if (!this.found) throw new Error('This was not asked yet.');
    return this.found;
  }

  tell(rows: object[]): void {
    this.found = rows as R[];
  }
}

interface Waiting {
  statement: Statement;
  later?: Later<object>;
}

const COMMIT = { sql: 'commit', values: [] };
const ROLLBACK = { sql: 'rollback', values: [] };

/**
 * One transaction on one connection. What begins it travels with its first statement, what ends it
 * with its last one, and statements whose answers nobody waits for travel with the next: a round trip
 * is taken only where somebody wants to know something.
 */
export class Transaction {
  private isUntouched = true;

  private constructor(
    private readonly client: PoolClient,
    private waiting: Waiting[],
  ) {}

  static async begin(pool: Pool, terms: Terms): Promise<Transaction> {
    return new Transaction(await pool.connect(), openingOf(terms));
  }

  /** Runs statements with whatever waits before them, in one round trip; answers the rows of each. */
  async ask<R extends object[]>(
    ...statements: { [K in keyof R]: Statement }
  ): Promise<{ [K in keyof R]: R[K][] }> {
    return (await this.send(statements)) as { [K in keyof R]: R[K][] };
  }

  /** Runs statements before the next one or the commit, and tells of a failure there. */
  defer(...statements: Statement[]): void {
    if (statements.length === 0) return;
    this.isUntouched = false;
    this.waiting.push(...statements.map((statement) => ({ statement })));
  }

  /** The same for a statement whose rows nobody needs before the commit: they are there after it. */
  later<R extends object>(statement: Statement): Later<R> {
    const later = new Later<R>();
    this.isUntouched = false;
    this.waiting.push({ statement, later });
    return later;
  }

  /** What MikroORM asks of a transaction: a statement with its values in it. */
  async executeQuery({ sql }: { sql: string }) {
    const [, { rows, rowCount }] = await Promise.all([
      this.waiting.length > 0 ? this.send([]) : null,
      this.client.query<object>(sql),
    ]);
    return { rows, numAffectedRows: BigInt(rowCount ?? 0) };
  }

  /** @throws UnknownOutcome when it may have happened and may not */
  async commit(): Promise<void> {
    if (this.isUntouched) return this.client.release();
    try {
      await this.ask(COMMIT);
      this.client.release();
    } catch (error) {
      // What state a connection is in after a failure is not worth finding out.
      this.client.release(true);
      if (isRefused(error)) throw error;
      throw new UnknownOutcome('The commit was not confirmed.', { cause: error });
    }
  }

  async rollback(): Promise<void> {
    if (this.isUntouched) return this.client.release();
    const isClean = await exchange(this.client, [ROLLBACK]).then(
      () => true,
      () => false,
    );
    this.client.release(!isClean);
  }

  /** What waits, and these behind it; answers the rows of these. */
  private async send(statements: readonly Statement[]): Promise<object[][]> {
    const before = this.waiting;
    this.waiting = [];
    this.isUntouched = false;
    const waited = before.map(({ statement }) => statement);
    const answers = await exchange(this.client, [...waited, ...statements]);
    for (const [at, { later }] of before.entries()) later?.tell(answers[at]!);
    return answers.slice(before.length);
  }
}

/** The transaction that a unit of work runs in, for who speaks SQL in it. */
export const transactionOf = (em: EntityManager): Transaction =>
  em.getTransactionContext<Transaction>()!;

/** A connection starts as smriti_app, so only the other roles cost a statement. */
function openingOf({ beginning, role, variables }: Terms): Waiting[] {
  const opening: Statement[] = [{ sql: beginning, values: [] }];
  const context = Object.entries(variables);
  if (context.length > 0) {
    const settings = context.map(() => 'set_config(?, ?, true)').join(', ');
    opening.push({ sql: `select ${settings}`, values: context.flat() });
  }
  if (role !== 'smriti_app') opening.push({ sql: `set local role ${role}`, values: [] });
  return opening.map((statement) => ({ statement }));
}
