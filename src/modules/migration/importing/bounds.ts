import type { RecalledConversation } from '../../chat/index.js';
import { type Broken, broken } from '../formats/format.js';

/** In characters: what anybody ever pasted fits; a page of a hundred such can still be answered. */
const LONGEST_MESSAGE = 500_000;
/** More are written in pieces by no client; a conversation is kept in one transaction. */
const MOST_MESSAGES = 20_000;

/** What is kept of a conversation, and what had to be left out of it. */
export function bounded(
  conversation: RecalledConversation,
  where: string,
): { kept: RecalledConversation | null; left: Broken[] } {
  const { messages } = conversation;
  if (messages.length > MOST_MESSAGES) {
    const reason = `it has ${messages.length} messages, more than ${MOST_MESSAGES}`;
    return { kept: null, left: [broken(where, reason)] };
  }
  const left = messages.flatMap(({ content }, at) =>
    content.length > LONGEST_MESSAGE
      ? [
          broken(
            `${where}, message ${at + 1}`,
            `only its first ${LONGEST_MESSAGE} characters were kept`,
          ),
        ]
      : [],
  );
  if (left.length === 0) return { kept: conversation, left };
  const cut = messages.map((message) => ({
    ...message,
    content: message.content.slice(0, LONGEST_MESSAGE),
  }));
  return { kept: { ...conversation, messages: cut }, left };
}
