import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { LockMode } from '@mikro-orm/core';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { record, recordIn } from '../../../platform/events/record.js';
import { checkedId } from '../../../platform/text/checked.js';
import { AccountService } from '../../account/index.js';
import { conversationNotFound } from '../chat.errors.js';
import { ConversationDeleted, HistoryCleared } from '../chat.events.js';
import type { ConversationInput } from '../chat.inputs.js';
import type { ConversationView } from '../chat.types.js';
import { Conversation } from '../conversation.entity.js';
import { Message } from '../message.entity.js';
import { cutShort } from '../turn/cut-short.js';
import { conversationOf, type ConversationRow, conversationView } from './conversation-rows.js';
import { checkedWishes } from './conversation-wishes.js';

/** The log keeps what replies cost, and no longer says which ones. */
const FORGET = 'update query_log q set conversation_id = null, message_id = null';

@Injectable()
export class ConversationService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountService,
    private readonly clock: Clock,
  ) {}

  async one(viewer: Viewer, id: string): Promise<ConversationView> {
    const [[row]] = await this.database.rows<[ConversationRow]>(viewer.accountId, {
      sql: 'select * from conversation where id = ?',
      values: [checkedId(id, 'conversation')],
    });
    if (!row) throw conversationNotFound();
    return conversationOf(row);
  }

  start(viewer: Viewer, input: ConversationInput): Promise<ConversationView> {
    const wishes = checkedWishes(input);
    return this.database.write(viewer.accountId, async (em) => {
      await this.accounts.hold(em, viewer.accountId);
      const now = this.clock.now();
      const conversation = Conversation.started(viewer.accountId, now);
      conversation.arrange(wishes, now);
      em.persist(conversation);
      return conversationView(conversation);
    });
  }

  arrange(viewer: Viewer, id: string, input: ConversationInput): Promise<ConversationView> {
    const conversationId = checkedId(id, 'conversation');
    const wishes = checkedWishes(input);
    return this.database.write(viewer.accountId, async (em) => {
      await this.accounts.hold(em, viewer.accountId);
      const conversation = await locked(em, conversationId);
      conversation.arrange(wishes, this.clock.now());
      return conversationView(conversation);
    });
  }

  remove(viewer: Viewer, id: string): Promise<boolean> {
    const conversationId = checkedId(id, 'conversation');
    return this.database.write(viewer.accountId, async (em) => {
      await this.accounts.hold(em, viewer.accountId);
      const conversation = await locked(em, conversationId);
      await cutShortIn(em, { conversationId });
      await em.execute(
        `${FORGET} from message m where m.conversation_id = ? and m.id = q.message_id`,
        [conversationId],
      );
      em.remove(conversation);
      record(conversation, new ConversationDeleted(viewer.accountId, conversationId));
      return true;
    });
  }

  /** Answers how many messages are gone. */
  clear(viewer: Viewer): Promise<number> {
    return this.database.write(viewer.accountId, async (em) => {
      const { accountId } = viewer;
      await this.accounts.hold(em, accountId);
      await cutShortIn(em, { accountId });
      await em.execute(
        `${FORGET} where q.account_id = current_account() and q.message_id is not null`,
      );
      const [{ gone } = { gone: 0 }] = await em.execute<{ gone: number }[]>(
        `with deleted as (delete from conversation where account_id = current_account()
           returning message_count)
         select coalesce(sum(message_count), 0)::int as gone from deleted`,
      );
      recordIn(em, new HistoryCleared(accountId, gone));
      return gone;
    });
  }
}

/** Replies that are being written there go too: nobody will be left to say what they took. */
async function cutShortIn(
  em: EntityManager,
  where: { conversationId: string } | { accountId: string },
): Promise<void> {
  const running = await em.find(Message, { ...where, status: 'GENERATING' });
  em.persist(running.map((reply) => cutShort(reply, 'STOPPED').forget()));
}

/** @throws Refusal NOT_FOUND; another account's conversation is not to be seen either */
async function found(em: EntityManager, id: string, lockMode?: LockMode): Promise<Conversation> {
  const conversation = await em.findOne(Conversation, { id }, { lockMode });
  if (!conversation) throw conversationNotFound();
  return conversation;
}

/** Locks a conversation until the transaction ends; its account must be held before. */
export function locked(em: EntityManager, id: string): Promise<Conversation> {
  return found(em, id, LockMode.PESSIMISTIC_WRITE);
}
