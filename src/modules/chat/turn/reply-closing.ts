import { Injectable } from '@nestjs/common';
import { LockMode } from '@mikro-orm/core';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { AccountService } from '../../account/index.js';
import { Conversation } from '../conversation.entity.js';
import { Message, type MessageStatus } from '../message.entity.js';
import { Leases } from './leases.js';
import { QueryLog } from './query-log.entity.js';
import type { ReplyTask } from './reply-task.js';

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

  close(task: ReplyTask, attempt: Attempt): Promise<void> {
    return this.database.write(task.accountId, async (em) => {
      await this.accounts.hold(em, task.accountId);
      const lockMode = LockMode.PESSIMISTIC_WRITE;
      const conversation = await em.findOne(Conversation, { id: task.conversationId }, { lockMode });
      const reply = await em.findOne(Message, { id: task.replyId }, { lockMode });
      // Deleted meanwhile, or taken up by another process: this attempt has nothing to say.
      if (!conversation || !reply?.isHeldBy(this.leases.owner, task.attempt)) return;
      const now = this.clock.now();
      const { content, model, tokensOut: tokens, latencyMs } = attempt;
      reply.end(attempt.status, { content, model, tokens, latencyMs }, now);
      conversation.spend(tokens, now);
      em.persist(logOf(task, attempt, now));
      await em.flush();
      await this.accounts.journal(em, task.accountId, [reply.id]);
    });
  }
}

function logOf(task: ReplyTask, attempt: Attempt, now: Date): QueryLog {
  const { status, model, errorCode, latencyMs, firstTokenMs, tokensIn, tokensOut, retries } = attempt;
  return new QueryLog({
    accountId: task.accountId,
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
