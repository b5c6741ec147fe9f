import type { Database } from '../../../platform/database/database.js';
import type { Turn } from '../companion/companion.js';
import { countTokens } from '../companion/tokens.js';
import type { MessageRole, MessageStatus } from '../message.entity.js';
import { boundaryOf, type Counted } from './boundary.js';

/** What is summarised at once: enough for many turns, and never more than any model takes. */
const MOST_MESSAGES = 60;
const MOST_CHARACTERS = 4_000;
const MOST_TOKENS = 6_000;
const WINDOW = 20;

interface OpenMessage {
  id: string;
  index: number;
  role: MessageRole;
  content: string;
  status: MessageStatus;
}

/** What is to be summarised next. */
export interface Stretch {
  /** The summary up to it; null when it begins the path. */
  earlier: string | null;
  said: Turn[];
  /** The last message of it. */
  lastId: string;
}

const NEWEST_SUMMARY = `select s.content, m.index from conversation_summary s join message m on m.id = s.message_id
  where s.conversation_id = ? and m.on_path order by m.index desc limit 1`;
const NEWEST = `select index, coalesce(tokens_used, length(content) / 3) + 4 as tokens from message
  where conversation_id = ? and on_path order by index desc limit ${WINDOW}`;
const OPEN = `select id, index, role, left(content, ${MOST_CHARACTERS}) as content, status from message
  where conversation_id = ? and on_path
    and index > coalesce((select index from (${NEWEST_SUMMARY}) as newest), 0)
  order by index limit ${MOST_MESSAGES}`;

/** The oldest stretch of the path that is shown which no summary tells of; null when none is due. */
export async function openStretch(
  database: Database,
  accountId: string,
  conversationId: string,
  room: number,
): Promise<Stretch | null> {
  const [[summary], newest, open] = await database.rows<
    [{ content: string; index: number }, Counted, OpenMessage]
  >(
    accountId,
    { sql: NEWEST_SUMMARY, values: [conversationId] },
    { sql: NEWEST, values: [conversationId] },
    { sql: OPEN, values: [conversationId, conversationId] },
  );
  const boundary = boundaryOf(newest.toReversed(), summary?.index ?? 0, room);
  if (boundary === null) return null;
  const taken = await atOnce(open.filter(({ index }) => index <= boundary));
  const last = taken.at(-1);
  return last ? { earlier: summary?.content ?? null, said: spoken(taken), lastId: last.id } : null;
}

/** As many as fit; a reply that is being written once more is waited for. */
async function atOnce(open: readonly OpenMessage[]): Promise<OpenMessage[]> {
  const taken: OpenMessage[] = [];
  let left = MOST_TOKENS;
  for (const message of open) {
    left -= await countTokens(message.content);
    if (message.status === 'GENERATING' || (left < 0 && taken.length > 0)) break;
    taken.push(message);
  }
  return taken;
}

/** As in a prompt: imported system messages are nobody's words. */
function spoken(messages: readonly OpenMessage[]): Turn[] {
  return messages
    .filter(({ role, content }) => role !== 'SYSTEM' && content.trim() !== '')
    .map(({ role, content }) => ({ role: role === 'USER' ? 'user' : 'assistant', content }));
}
