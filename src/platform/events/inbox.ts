import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { Statement } from '../database/statement.js';
import { newId } from '../ids/new-id.js';

/** What a listener writes about a fact. */
export interface Effect extends Statement {
  /** Selects what it writes `from heard`, which has one row, or none when the fact was heard before. */
  readonly sql: string;
  /** A condition; while it does not hold the fact is not heard. */
  readonly when?: Statement;
}

/**
 * The commit does not wait for the disk. That is safe here: a fact leaves the outbox by a later
 * commit, so a database that lost this one has the fact still, and it is told again.
 */
const WITHOUT_WAITING = `set_config('synchronous_commit', 'off', true)`;

/** Lets listeners write exactly once what they are told at least once. */
@Injectable()
export class Inbox {
  constructor(private readonly database: Database) {}

  /**
   * Remembers that a listener heard a fact, and writes the effect, in one statement: whoever is
   * killed leaves both or neither. False when it was heard before, when the condition does not hold,
   * and when the account is closed; its row is held, so a claim waits for it or it for the claim.
   */
  async once(
    listener: string,
    { accountId, factId }: { accountId: string; factId: string },
    { sql, values, when = { sql: 'true', values: [] } }: Effect,
  ): Promise<boolean> {
    const [row] = await this.database.note<{ is_new: boolean }>(accountId, {
      sql: `with heard as (
              insert into inbox_event (id, account_id, fact_id, listener)
              select ?::uuid, id, ?::uuid, ?::text from account
              where id = current_account() and closed_at is null and ${when.sql}
              for key share
              on conflict do nothing returning true
            ), effect as (${sql})
            select exists (select from heard) as is_new, ${WITHOUT_WAITING}`,
      values: [newId(), factId, listener, ...when.values, ...values],
    });
    return row!.is_new;
  }
}
