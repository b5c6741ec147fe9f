import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { add } from '../../../platform/database/plain-rows.js';
import { transactionOf } from '../../../platform/database/transaction.js';
import { Refusal } from '../../../platform/errors/refusal.js';
import { newId } from '../../../platform/ids/new-id.js';
import { AccountService, heldAt, type HeldRow, holding } from '../../account/index.js';
import { QueryLog } from '../turn/query-log.entity.js';
import { openStretch, type Stretch } from './open-messages.js';

/** Longer than an attempt may take; whoever is killed keeps others from it for so long. */
const LEASE_MS = 90_000;

/** The right to summarise a conversation, which one process has at a time. */
export interface Grip {
  accountId: string;
  conversationId: string;
  lease: string;
  /** How often it was tried since the last summary, this time included. */
  nth: number;
}

/** A summary up to a message. */
export interface Summary {
  messageId: string;
  content: string;
  tokens: number;
  model: string;
}

/** What an attempt took, for the log of queries. */
export type Cost = Pick<
  QueryLog,
  'model' | 'outcome' | 'errorCode' | 'latencyMs' | 'tokensIn' | 'tokensOut' | 'retries'
>;

/** Keeps summaries, and sees that each is made once. */
@Injectable()
export class SummaryStore {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountService,
    private readonly clock: Clock,
  ) {}

  /**
   * Null while another process is at it. Where the lease of one ran out that was killed, its attempt
   * is put on record too.
   * @param model that it was asked of, and now will be
   */
  async take(accountId: string, conversationId: string, model: string): Promise<Grip | null> {
    const lease = newId();
    const [taken] = await this.database.note<{ nth: number }>(accountId, {
      sql: `with free as (
              select id, summary_lease as killed, summary_tries as nth,
                summary_until - interval '${LEASE_MS} milliseconds' as begun_at
              from conversation
              where id = ? and (summary_until is null or summary_until <= clock_timestamp())
              for update
            ), told as (
              insert into query_log (id, account_id, kind, attempt, model, outcome, latency_ms, created_at)
              select ?, ?, 'SUMMARY', nth, ?, 'INTERRUPTED', 0, begun_at
              from free where killed is not null
            )
            update conversation c set summary_lease = ?, summary_tries = c.summary_tries + 1,
              summary_until = clock_timestamp() + interval '${LEASE_MS} milliseconds'
            from free where c.id = free.id
            returning c.summary_tries as nth`,
      values: [conversationId, newId(), accountId, model, lease],
    });
    return taken ? { accountId, conversationId, lease, nth: taken.nth } : null;
  }

  stretch({ accountId, conversationId }: Grip, room: number): Promise<Stretch | null> {
    return openStretch(this.database, accountId, conversationId, room);
  }

  /** Nothing is left to do: what was taken is given back as it was. */
  async giveBack({ accountId, conversationId, lease }: Grip): Promise<void> {
    await this.database.note(accountId, {
      sql: `update conversation set summary_lease = null, summary_until = null,
              summary_tries = summary_tries - 1
            where id = ? and summary_lease = ?`,
      values: [conversationId, lease],
    });
  }

  /**
   * Keeps the summary (null: there is none) and what it took, and gives the grip back. Who lost it,
   * or whose conversation was deleted, leaves no more than what it took.
   */
  async close(grip: Grip, summary: Summary | null, cost: Cost | null): Promise<void> {
    try {
      await this.closeFor(grip.accountId, grip, summary, cost);
    } catch (error) {
      if (!(error instanceof Refusal && error.code === 'UNAUTHENTICATED')) throw error;
      const heir = await this.accounts.heirOf(grip.accountId);
      if (heir) await this.closeFor(heir, grip, summary, cost);
    }
  }

  private closeFor(
    accountId: string,
    { conversationId, lease, nth }: Grip,
    summary: Summary | null,
    cost: Cost | null,
  ): Promise<void> {
    return this.database.write(accountId, async (em) => {
      const [[held], given] = await transactionOf(em).ask<[HeldRow, object]>(holding(accountId), {
        sql: `update conversation set summary_lease = null, summary_until = null,
                summary_tries = case when ?::boolean then 0 else summary_tries end
              where id = ? and summary_lease = ? returning id`,
        values: [summary !== null, conversationId, lease],
      });
      heldAt(held);
      const createdAt = this.clock.now();
      if (given.length > 0 && summary) insert(em, summary, createdAt);
      if (cost)
        add(em, new QueryLog({ ...cost, kind: 'SUMMARY', accountId, attempt: nth, createdAt }));
    });
  }
}

/** Nothing, when its last message is gone meanwhile. */
function insert(
  em: EntityManager,
  { messageId, content, tokens, model }: Summary,
  createdAt: Date,
): void {
  transactionOf(em).defer({
    sql: `insert into conversation_summary (id, account_id, conversation_id, message_id, index, content, tokens, model, created_at)
          select ?, account_id, conversation_id, id, index, ?, ?, ?, ?
          from message where id = ? on conflict (message_id) do nothing`,
    values: [newId(), content, tokens, model, createdAt, messageId],
  });
}
