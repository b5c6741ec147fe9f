import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import { Delivery } from '../events/delivery.js';
import { storing } from '../events/outbox.js';
import { serviceUnavailable } from '../errors/refusal.js';
import { factsOf } from '../events/record.js';
import { inOneExchange } from './one-exchange.js';
import type { Statement } from './statement.js';
import { withRetries } from './conflict.js';
import { type Beginning, type Terms, Transaction } from './transaction.js';

/** Years of talk may change hands, each row in all its indexes. */
const LONGEST_CLAIM = '10min';

/** A million rows are sorted in memory, and sooner than code for it is made. */
const ROOM_TO_COUNT = { work_mem: '64MB', jit: 'off' };

/** Several reads that agree with one another. */
const ONE_SNAPSHOT = 'begin isolation level repeatable read read only';

const ofAccount = (accountId: string, beginning: Beginning): Terms => ({
  beginning,
  role: 'smriti_app',
  variables: { 'app.account_id': accountId },
});

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
    return this.unit(() => this.transact(work, ofAccount(accountId, 'begin read only')));
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
    return this.unit(() => this.transact(work, ofAccount(accountId, 'begin')));
  }

  /** Work on behalf of nobody: first sight of an account, the relay, sweeps. */
  async asWorker<T>(work: (em: EntityManager) => Promise<T>): Promise<T> {
    const terms = { beginning: 'begin', role: 'smriti_worker', variables: {} } as const;
    return this.unit(() => this.transact(work, terms));
  }

  /**
   * Reads as long as it takes, all on one snapshot. What was read may have gone out already, so it
   * is never tried again.
   */
  async snapshot<T>(accountId: string, work: (em: EntityManager) => Promise<T>): Promise<T> {
    return this.unit(
      () => this.transact(work, ofAccount(accountId, ONE_SNAPSHOT)),
      (once) => once(),
    );
  }

  /** Counts over all accounts, read-only, on one snapshot; sees what reports are granted and no more. */
  async asReport<T>(work: (em: EntityManager) => Promise<T>): Promise<T> {
    const terms = {
      beginning: ONE_SNAPSHOT,
      role: 'smriti_report',
      variables: ROOM_TO_COUNT,
    } as const;
    return this.unit(() => this.transact(work, terms));
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
    return this.unit(() =>
      this.transact(work, { beginning: 'begin', role: 'smriti_claim', variables }),
    );
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

  private async transact<T>(work: (em: EntityManager) => Promise<T>, terms: Terms): Promise<T> {
    const transaction = await Transaction.begin(await this.pool(), terms);
    const em = this.orm.em.fork({ useContext: false });
    em.setTransactionContext(transaction);
    const result = await workOrUndo(em, transaction, work);
    await transaction.commit();
    await this.delivery.deliver(factsOf(em));
    return result;
  }
}

async function workOrUndo<T>(
  em: EntityManager,
  transaction: Transaction,
  work: (em: EntityManager) => Promise<T>,
): Promise<T> {
  try {
    const result = await work(em);
    await em.flush();
    transaction.defer(...storing(factsOf(em)));
    return result;
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
}
