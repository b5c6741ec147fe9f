import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Clock } from '../../../platform/clock/clock.js';
import { isUnavailable } from '../../../platform/database/conflict.js';
import { Database } from '../../../platform/database/database.js';
import { add, columnsOf, entityOf, save } from '../../../platform/database/plain-rows.js';
import { transactionOf } from '../../../platform/database/transaction.js';
import { Refusal } from '../../../platform/errors/refusal.js';
import { recordIn } from '../../../platform/events/record.js';
import { AccountService, heldAt, type HeldRow, holding } from '../../account/index.js';
import { TurnReplayed } from '../chat.events.js';
import { Conversation } from '../conversation.entity.js';
import { Message, type MessageStatus } from '../message.entity.js';
import { Leases } from './leases.js';
import { QueryLog } from './query-log.entity.js';
import type { ReplyTask } from './reply-task.js';
import { turnLater, type TurnRows } from './turn-rows.js';

/** How long a reply is kept for a database that is out of reach, and how often it is offered. */
const KEPT_MS = 60_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 1_000;

/** How one attempt at a reply went. */
export interface Attempt {
  startedAt: number;
  status: Exclude<MessageStatus, 'GENERATING'>;
  content: string;
  model: string;
  errorCode: string | null;
  firstTokenMs: number | null;
  latencyMs: number;
  tokensIn: number | null;
  tokensOut: number | null;
  retries: number;
}

/** The second transaction of a turn: the reply is stored by whoever still holds it, or not at all. */
@Injectable()
export class ReplyClosing {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountService,
    private readonly leases: Leases,
    private readonly clock: Clock,
  ) {}

  /**
   * A reply that was written is not thrown away because the database is out of reach for a moment:
   * this tries again, for as long as somebody may wait and this process may go on. Answers the turn
   * as it is kept; null where it is kept for somebody else by now.
   */
  async close(task: ReplyTask, attempt: Attempt, signal: AbortSignal): Promise<TurnRows | null> {
    const givenUpAt = performance.now() + KEPT_MS;
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      try {
        return await this.storeForOwner(task, attempt);
      } catch (error) {
        const isHopeless = signal.aborted || performance.now() > givenUpAt;
        if (isHopeless || !isUnavailable(error)) throw error;
      }
      await pause(pauseMs);
    }
  }

  /** A guest may have been claimed while the companion spoke: the reply is their heir's then. */
  private async storeForOwner(task: ReplyTask, attempt: Attempt): Promise<TurnRows | null> {
    try {
      return await this.store(task.accountId, task, attempt);
    } catch (error) {
      if (!(error instanceof Refusal && error.code === 'UNAUTHENTICATED')) throw error;
      const heir = await this.accounts.heirOf(task.accountId);
      // Without one the account was deleted, and the reply with it.
      if (heir) await this.store(heir, task, attempt);
      return null;
    }
  }

  private async store(accountId: string, task: ReplyTask, attempt: Attempt): Promise<TurnRows> {
    const kept = await this.database.write(accountId, async (em) => {
      const { conversation, reply } = await inHand(em, accountId, task);
      if (!conversation || !reply?.isHeldBy(this.leases.owner, task.attempt)) {
        // Deleted, taken up by another process, or stored by a commit whose confirmation was lost.
        recordIn(em, new TurnReplayed(accountId, task.replyId));
        return turnLater(em, task);
      }
      const now = this.clock.now();
      const { content, model, tokensOut: tokens, latencyMs } = attempt;
      reply.end(attempt.status, { content, model, tokens, latencyMs }, now);
      conversation.spend(tokens, now);
      save(em, reply);
      save(em, conversation);
      add(em, logOf(accountId, task, attempt, now));
      this.accounts.journal(em, accountId, [reply.id]);
      return turnLater(em, task);
    });
    return kept();
  }
}

/** What is left of a reply and its conversation, both locked, in one round trip. */
async function inHand(em: EntityManager, accountId: string, task: ReplyTask) {
  const [[held], [conversation], [reply]] = await transactionOf(em).ask<
    [HeldRow, Record<string, unknown>, Record<string, unknown>]
  >(
    holding(accountId),
    {
      sql: `select ${columnsOf(em, Conversation)} from conversation where id = ? for update`,
      values: [task.conversationId],
    },
    {
      sql: `select ${columnsOf(em, Message)} from message where id = ?`,
      values: [task.replyId],
    },
  );
  heldAt(held);
  return {
    conversation: conversation && entityOf(em, Conversation, conversation),
    reply: reply && entityOf(em, Message, reply),
  };
}

function logOf(accountId: string, task: ReplyTask, attempt: Attempt, now: Date): QueryLog {
  const { status, model, errorCode, latencyMs, firstTokenMs, tokensIn, tokensOut, retries } =
    attempt;
  return new QueryLog({
    accountId,
    conversationId: task.conversationId,
    messageId: task.replyId,
    attempt: task.attempt,
    outcome: status,
    model,
    errorCode,
    latencyMs,
    firstTokenMs,
    tokensIn,
    tokensOut,
    retries,
    createdAt: now,
  });
}
