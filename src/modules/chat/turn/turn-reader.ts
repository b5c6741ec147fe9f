import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.js';
import { unauthenticated } from '../../../platform/errors/refusal.js';
import { AccountService } from '../../account/index.js';
import { messageNotFound, upstreamRefusal } from '../chat.errors.js';
import type { SendMessagePayload } from '../chat.types.js';
import { conversationOf, type ConversationRow } from '../conversations/conversation-rows.js';
import { messageView, type MessageRow } from '../history/message-rows.js';
import { asking, type TurnRows } from './turn-rows.js';

interface TurnIds {
  accountId: string;
  messageId: string;
  replyId: string;
  replayed: boolean;
}

interface Failure {
  error_code: 'UPSTREAM_TIMEOUT' | 'UPSTREAM_FAILED' | null;
}

/** Reads a turn as it is kept. */
@Injectable()
export class TurnReader {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountService,
  ) {}

  /**
   * @throws Refusal NOT_FOUND when the conversation was deleted meanwhile, UNAUTHENTICATED when a
   * guest was claimed: their heir is answered the same turn
   */
  async payload(turn: TurnIds): Promise<SendMessagePayload> {
    const [messages, conversations] = await this.database.rows<[MessageRow, ConversationRow]>(
      turn.accountId,
      ...asking(turn),
    );
    return this.payloadOf(turn, { messages, conversations });
  }

  /** The same of what was read already. */
  async payloadOf(
    { accountId, messageId, replyId, replayed }: TurnIds,
    { messages, conversations: [conversation] }: TurnRows,
  ): Promise<SendMessagePayload> {
    const views = new Map(messages.map((row) => [row.id, messageView(row)]));
    const message = views.get(messageId);
    const reply = views.get(replyId);
    if (!message || !reply || !conversation) {
      throw (await this.accounts.heirOf(accountId)) ? unauthenticated() : messageNotFound();
    }
    return { message, reply, conversation: conversationOf(conversation), replayed, crisis: null };
  }

  /** Why the last attempt at a reply failed, in the words for its sender. */
  async failure({ accountId, messageId, replyId }: TurnIds) {
    const [[log]] = await this.database.rows<[Failure]>(accountId, {
      sql: 'select error_code from query_log where message_id = ? order by attempt desc limit 1',
      values: [replyId],
    });
    // Every failure may be tried again: the request resumes the reply, even after a change of settings.
    const facts = { retryable: true, messageId, replyId };
    return upstreamRefusal(log?.error_code ?? 'UPSTREAM_FAILED', facts);
  }
}
