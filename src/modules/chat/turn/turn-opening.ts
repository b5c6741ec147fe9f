import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { add } from '../../../platform/database/plain-rows.js';
import { recordIn } from '../../../platform/events/record.js';
import { AccountService } from '../../account/index.js';
import { idempotencyKeyReused, replyInProgress } from '../chat.errors.js';
import { TurnReplayed } from '../chat.events.js';
import { locked } from '../conversations/conversation.service.js';
import type { Conversation } from '../conversation.entity.js';
import { Message } from '../message.entity.js';
import { cutShort } from './cut-short.js';
import { Leases } from './leases.js';
import { type ReplyTask, taskOf, type Work, workOn } from './reply-task.js';
import { type Begun, type Destination, type Standing, standingOf } from './standing.js';
import type { TurnKey } from './turn-request.js';

/** What a request for a reply came to: a new turn, or the one that it had been before. */
export interface OpenTurn {
  accountId: string;
  /** The message that is answered. */
  messageId: string;
  replyId: string;
  replayed: boolean;
  /** To be run by this process; null when the reply is finished or in other hands. */
  task: ReplyTask | null;
}

/** What a turn adds, and what it ended on its way. */
export interface Opened {
  reply: Message;
  conversation: Conversation;
  /** New messages, the reply last; to be written. */
  added: Message[];
  interrupted: Message[];
}

/** A turn in the database, and what its task is made of once that is committed. */
interface Committed {
  turn: Omit<OpenTurn, 'task'>;
  work: Work | null;
}

/** Makes the new messages of a turn. */
export type Opening = (
  em: EntityManager,
  at: { now: Date; databaseNow: Date },
  standing: Standing,
) => Promise<Opened>;

/**
 * The first transaction of a turn. It holds the account, so of several requests with one client id
 * the first writes and the others find what it wrote.
 */
@Injectable()
export class TurnOpening {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountService,
    private readonly leases: Leases,
    private readonly clock: Clock,
  ) {}

  /**
   * @param destination what is known already of where the turn goes
   * @throws Refusal IDEMPOTENCY_KEY_REUSED, REPLY_IN_PROGRESS, and what `opening` refuses
   */
  async open(
    accountId: string,
    key: TurnKey,
    opening: Opening,
    destination?: Destination,
  ): Promise<OpenTurn> {
    const { turn, work } = await this.write(accountId, key, opening, destination);
    return { ...turn, task: work && taskOf(work) };
  }

  private write(
    accountId: string,
    key: TurnKey,
    opening: Opening,
    destination?: Destination,
  ): Promise<Committed> {
    return this.database.write(accountId, async (em) => {
      const standing = await standingOf(em, accountId, key, destination);
      const { databaseNow, person, begun } = standing;
      const at = { now: this.clock.now(), databaseNow };
      const known = begun && (await replyTo(em, accountId, key, begun));
      if (known) return this.replay(em, known, standing, at.now);
      const { reply, conversation, added, interrupted } = await opening(em, at, standing);
      reply.drawOn(person.version);
      for (const message of added) add(em, message);
      await em.flush();
      this.journal(em, [...interrupted, ...added]);
      return committed(reply, false, workOn(em, conversation, reply, standing));
    });
  }

  private async replay(
    em: EntityManager,
    reply: Message,
    standing: Standing,
    now: Date,
  ): Promise<Committed> {
    const { databaseNow, person } = standing;
    // The labels may not have been renewed when the first attempt died: this answer promises it.
    recordIn(em, new TurnReplayed(reply.accountId, reply.id));
    if (!isToBeResumed(reply, databaseNow)) return committed(reply, true, null);
    const conversation = await locked(em, reply.conversationId);
    conversation.expectOpen();
    const interrupted = await makeWay(em, conversation.id, databaseNow, reply.id);
    if (reply.status === 'GENERATING') em.persist(cutShort(reply, 'INTERRUPTED'));
    reply.take(this.leases.next(reply.attempt, databaseNow, conversation.model), now);
    reply.drawOn(person.version);
    this.journal(em, [...interrupted, reply]);
    return committed(reply, true, workOn(em, conversation, reply, standing));
  }

  private journal(em: EntityManager, messages: readonly Message[]): void {
    const ids = messages.map(({ id }) => id);
    this.accounts.journal(em, messages[0]!.accountId, ids);
  }
}

function committed(reply: Message, replayed: boolean, work: Work | null): Committed {
  const { accountId, id: replyId, parentId } = reply;
  return { turn: { accountId, messageId: parentId!, replyId, replayed }, work };
}

/** A reply that ended without an answer, or whose owner is gone, is taken up again. */
function isToBeResumed(reply: Message, databaseNow: Date): boolean {
  return ['FAILED', 'INTERRUPTED'].includes(reply.status) || reply.isAbandoned(databaseNow);
}

/** The reply of the turn that a client id began. */
async function replyTo(
  em: EntityManager,
  accountId: string,
  { fingerprint }: TurnKey,
  begun: Begun,
): Promise<Message | null> {
  if (begun.request_fingerprint !== fingerprint) {
    // What a guest called their messages binds nobody who only inherited them.
    if (begun.origin_account_id !== accountId) return null;
    throw idempotencyKeyReused();
  }
  const which = begun.role === 'ASSISTANT' ? { id: begun.id } : { parentId: begun.id };
  return em.findOneOrFail(Message, which, { orderBy: { index: 'asc' } });
}

/**
 * One reply at a time per conversation (locked by the caller). One whose owner is gone is set down as
 * interrupted and answered, to be journalled.
 * @throws Refusal REPLY_IN_PROGRESS
 */
export async function makeWay(
  em: EntityManager,
  conversationId: string,
  databaseNow: Date,
  forReply?: string,
): Promise<Message[]> {
  const running = await em.findOne(Message, { conversationId, status: 'GENERATING' });
  if (!running || running.id === forReply) return [];
  if (!running.isAbandoned(databaseNow)) throw replyInProgress();
  em.persist(cutShort(running, 'INTERRUPTED'));
  running.end('INTERRUPTED', {}, databaseNow);
  await em.flush();
  return [running];
}
