import type { EntityManager } from '@mikro-orm/postgresql';
import type { Statement } from '../../../platform/database/statement.js';
import { type Later, transactionOf } from '../../../platform/database/transaction.js';
import type { ConversationRow } from '../conversations/conversation-rows.js';
import { type MessageRow, SELECT_MESSAGES } from '../history/message-rows.js';

/** A turn as it is kept. */
export interface TurnRows {
  messages: MessageRow[];
  conversations: ConversationRow[];
}

interface TurnIds {
  messageId: string;
  replyId: string;
}

const CONVERSATION_OF = `select c.* from conversation c join message m on m.conversation_id = c.id
  where m.id = ?`;

/** What asks for its messages, and for their conversation. */
export const asking = ({ messageId, replyId }: TurnIds): [Statement, Statement] => [
  { sql: `${SELECT_MESSAGES} where m.id in (?, ?)`, values: [messageId, replyId] },
  { sql: CONVERSATION_OF, values: [messageId] },
];

/** A turn as the transaction leaves it, there once that is committed. */
export function turnLater(em: EntityManager, ids: TurnIds): () => TurnRows {
  const [messages, conversations] = asking(ids).map((each) => transactionOf(em).later(each)) as [
    Later<MessageRow>,
    Later<ConversationRow>,
  ];
  return () => ({ messages: messages.rows, conversations: conversations.rows });
}
