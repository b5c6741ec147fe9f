import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager, TransactionOptions } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import { Delivery } from '../events/delivery.js';
import { storeFacts } from '../events/outbox.js';
import { serviceUnavailable } from '../errors/refusal.js';
import { factsOf } from '../events/record.js';
import { inOneExchange } from './one-exchange.js';
import type { Statement } from './statement.js';
import { isConflict, UnknownOutcome, withRetries } from './conflict.js';

/** The database roles that a unit of work can take; each sees what its policies let it see. */
export type Role = 'smriti_app' | 'smriti_worker' | 'smriti_report' | 'smriti_claim';

/** Several counts that agree with one another. */
const ONE_SNAPSHOT: TransactionOptions = { readOnly: true, isolationLevel: 'repeatable read' };

/** Years of talk may change hands, each row in all its indexes. */
const LONGEST_CLAIM = '10min';

/** Variables of the transaction: those that row-level policies read, and what bounds it. */
type Context = Partial<
  Record<'app.account_id' | 'app.claim_from' | 'statement_timeout' | 'work_mem' | 'jit', string>
>;

/** A million rows are sorted in memory, and sooner than code for it is made. */
const ROOM_TO_COUNT: Context = { work_mem: '64MB', jit: 'off' };

/**
 * Units of work: each runs in a fresh EntityManager and one transaction that sees the rows of one
 * account alone (or, as a worker, the named tables of all), because the role and the account are set
 * inside the transaction and end with it.
 */
@Injectable()
export class Database {
  private readonly underway = new Set<Promise<unknown>>();
  private isClosing = false;

  constructor(
    private readonly orm: MikroORM,
    private readonly delivery: Delivery,
  ) {}

  /** Reads in one read-only transaction of its own, begun when this is called. */
  async read<T>(accountId: string, work: (em: EntityManager) => Promise<T>): Promise<T> {
    return this.unit(() =>
      this.transact(work, 'smriti_app', { 'app.account_id': accountId }, { readOnly: true }),
    );
  }

  /** The same for who needs nothing but rows: one round trip, all statements on one snapshot. */
  async rows<R extends object[]>(
    accountId: string,
    ...statements: { [K in keyof R]: Statement }
  ): Promise<{ [K in keyof R]: R[K][] }> {
    return this.unit(async () => {
      const found = await inOneExchange(await this.pool(), accountId, statements);
      return found as { [K in keyof R]: R[K][] };
    });
  }

  /**
   * One statement that changes what is news to nobody, in one round trip; answers what it returns.
   * After a lost connection it is sent again, so twice must be the same as once.
   */
  async note<R extends object>(accountId: string, statement: Statement): Promise<R[]> {
    return this.unit(async () => {
      const [rows] = await inOneExchange(await this.pool(), accountId, [statement], 'write');
      return rows as R[];
    });
  }

  /**
   * Writes in one transaction; what the entities recorded is in the outbox when it commits, and
   * delivered before this returns. A deadlock or a lost connection before anything was committed is
   * tried again, so `work` must have no effect outside the database.
   */
  async write<T>(accountId: string, work: (em: EntityManager) => Promise<T>): Promise<T> {
    return this.unit(() => this.transact(work, 'smriti_app', { 'app.account_id': accountId }));
  }

  /** Work on behalf of nobody: first sight of an account, the relay, sweeps. */
  async asWorker<T>(work: (em: EntityManager) => Promise<T>): Promise<T> {
    return this.unit(() => this.transact(work, 'smriti_worker', {}));
  }

  /**
   * Reads as long as it takes, all on one snapshot. What was read may have gone out already, so it
   * is never tried again.
   */
  async snapshot<T>(accountId: string, work: (em: EntityManager) => Promise<T>): Promise<T> {
    const variables = { 'app.account_id': accountId };
    return this.unit(
      () => this.transact(work, 'smriti_app', variables, ONE_SNAPSHOT),
      (once) => once(),
    );
  }

  /** Counts over all accounts, read-only, on one snapshot; sees what reports are granted and no more. */
  async asReport<T>(work: (em: EntityManager) => Promise<T>): Promise<T> {
    return this.unit(() => this.transact(work, 'smriti_report', ROOM_TO_COUNT, ONE_SNAPSHOT));
  }

  /** A claim: sees what belongs to either account, and leaves everything it writes to the claimer. */
  async asClaim<T>(
    { from, to }: { from: string; to: string },
    work: (em: EntityManager) => Promise<T>,
  ): Promise<T> {
    const variables = {
      'app.account_id': to,
      'app.claim_from': from,
      statement_timeout: LONGEST_CLAIM,
    };
    return this.unit(() => this.transact(work, 'smriti_claim', variables));
  }

  /** Begins nothing any more and waits for what was begun: the pool may be closed afterwards. */
  async finish(): Promise<void> {
    this.isClosing = true;
    while (this.underway.size > 0) await Promise.allSettled(this.underway);
  }

  private async pool(): Promise<Pool> {
    return (await this.orm.em.getConnection().getNativeClient()) as Pool;
  }

  /** @throws Refusal SERVICE_UNAVAILABLE when this process is leaving the database */
  private async unit<T>(transaction: () => Promise<T>, run = withRetries<T>): Promise<T> {
    if (this.isClosing) throw serviceUnavailable();
    const work = run(transaction);
    this.underway.add(work);
    return work.finally(() => this.underway.delete(work));
  }

  private async transact<T>(
    work: (em: EntityManager) => Promise<T>,
    role: Role,
    variables: Context,
    kind: TransactionOptions = {},
  ): Promise<T> {
    // A connection starts as smriti_app, so only the other roles cost a statement.
    const session = { variables, role: role === 'smriti_app' ? undefined : role };
    const em = this.orm.em.fork({ session, useContext: false });
    await em.begin(kind);
    const result = await this.workOrUndo(em, work);
    await commit(em);
    await this.delivery.deliver(factsOf(em));
    return result;
  }

  private async workOrUndo<T>(
    em: EntityManager,
    work: (em: EntityManager) => Promise<T>,
  ): Promise<T> {
    try {
      const result = await work(em);
      await em.flush();
      await storeFacts(em);
      return result;
    } catch (error) {
      await em.rollback().catch(() => undefined);
      throw error;
    }
  }
}

/** A commit that fails for another reason than a conflict may still have happened. */
async function commit(em: EntityManager): Promise<void> {
  try {
    await em.commit();
  } catch (error) {
    await em.rollback().catch(() => undefined);
    if (isConflict(error)) throw error;
    throw new UnknownOutcome('The commit was not confirmed.', { cause: error });
  }
}
