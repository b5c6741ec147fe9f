import type { Database } from '../../../platform/database/database.js';
import type { Turn } from '../companion/companion.js';
import { countTokens } from '../companion/tokens.js';
import type { MessageRole, MessageStatus } from '../message.entity.js';
import { boundaryOf, type Counted, MOST_KEPT } from './boundary.js';

/** What is summarised at once: enough for many turns, and never more than any model takes. */
const MOST_MESSAGES = 60;
/** Enough to see what stays out of a summary of the most. */
const MOST_READ = MOST_MESSAGES + MOST_KEPT;
const MOST_CHARACTERS = 4_000;
const MOST_TOKENS = 6_000;

interface OpenMessage extends Counted {
  id: string;
  role: MessageRole;
  content: string;
  /** The tokens of that content, as counted when it was stored; null is counted now. */
  counted: number | null;
  status: MessageStatus;
}

/** What is to be summarised next. */
export interface Stretch {
  /** The summary up to it; null when it begins the path. */
  earlier: string | null;
  said: Turn[];
  /** The last message of it. */
  lastId: string;
  lastIndex: number;
  /** More is due behind it. */
  isMoreDue: boolean;
}

const NEWEST_SUMMARY = `select content, index from conversation_summary s
  where conversation_id = ? and exists (select from message m where m.id = s.message_id and m.on_path)
  order by index desc limit 1`;
/** What it is compared with is one value to the planner, or the index would not be used for it. */
const OPEN = `select id, index, role, status, left(content, ${MOST_CHARACTERS}) as content,
    coalesce(tokens_used, length(content) / 3) + 4 as tokens,
    case when length(content) <= ${MOST_CHARACTERS} then tokens_used end as counted
  from message
  where conversation_id = ? and on_path
    and index > (select coalesce((select index from (${NEWEST_SUMMARY}) as newest), 0))
  order by index limit ${MOST_READ}`;

/** The oldest stretch of the path that is shown which no summary tells of; null when none is due. */
export async function openStretch(
  database: Database,
  accountId: string,
  conversationId: string,
  room: number,
): Promise<Stretch | null> {
  const [[summary], open] = await database.rows<[{ content: string; index: number }, OpenMessage]>(
    accountId,
    { sql: NEWEST_SUMMARY, values: [conversationId] },
    { sql: OPEN, values: [conversationId, conversationId] },
  );
  const boundary = boundaryOf(open, summary?.index ?? 0, room);
  if (boundary === null) return null;
  const due = open.filter(({ index }) => index <= boundary).slice(0, MOST_MESSAGES);
  const taken = await atOnce(due);
  const last = taken.at(-1);
  if (!last) return null;
  return {
    earlier: summary?.content ?? null,
    said: spoken(taken),
    lastId: last.id,
    lastIndex: last.index,
    isMoreDue: last.index < boundary || open.length === MOST_READ,
  };
}

/** As many as fit; a reply that is being written once more is waited for. */
async function atOnce(open: readonly OpenMessage[]): Promise<OpenMessage[]> {
  const taken: OpenMessage[] = [];
  let left = MOST_TOKENS;
  for (const message of open) {
    left -= message.counted ?? (await countTokens(message.content));
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
