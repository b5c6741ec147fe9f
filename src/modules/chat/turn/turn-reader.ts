import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.js';
import { messageNotFound, upstreamRefusal } from '../chat.errors.js';
import type { SendMessagePayload } from '../chat.types.js';
import { conversationView } from '../conversations/conversation-rows.js';
import { Conversation } from '../conversation.entity.js';
import { messageView, type MessageRow, SELECT_MESSAGES } from '../history/message-rows.js';

interface TurnIds {
  accountId: string;
  messageId: string;
  replyId: string;
  replayed: boolean;
}

/** Reads a turn as it is kept. */
@Injectable()
export class TurnReader {
  constructor(private readonly database: Database) {}

  /** @throws Refusal NOT_FOUND when the conversation was deleted meanwhile */
  payload({ accountId, messageId, replyId, replayed }: TurnIds): Promise<SendMessagePayload> {
    return this.database.read(accountId, async (em) => {
      const rows = await em.execute<MessageRow[]>(`${SELECT_MESSAGES} where m.id in (?, ?)`, [
        messageId,
        replyId,
      ]);
      const views = new Map(rows.map((row) => [row.id, messageView(row)]));
      const message = views.get(messageId);
      const reply = views.get(replyId);
      const conversation =
        message && (await em.findOne(Conversation, { id: message.conversationId }));
      if (!message || !reply || !conversation) throw messageNotFound();
      const view = conversationView(conversation);
      return { message, reply, conversation: view, replayed, crisis: null };
    });
  }

  /** Why the last attempt at a reply failed, in the words for its sender. */
  async failure({ accountId, messageId, replyId }: TurnIds) {
    const [log] = await this.database.read(accountId, (em) =>
      em.execute<{ error_code: 'UPSTREAM_TIMEOUT' | 'UPSTREAM_FAILED' | null }[]>(
        `select error_code from query_log where message_id = ? order by attempt desc limit 1`,
        [replyId],
      ),
    );
    // Every failure may be tried again: the request resumes the reply, even after a change of settings.
    const facts = { retryable: true, messageId, replyId };
    return upstreamRefusal(log?.error_code ?? 'UPSTREAM_FAILED', facts);
  }
}
