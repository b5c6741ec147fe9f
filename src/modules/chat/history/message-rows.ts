import type { MessageView } from '../chat.types.js';
import type { ContentType, MessageRole, MessageStatus } from '../message.entity.js';

/** A reply whose owner is gone reads as interrupted from the moment its lease is over, whoever notes it. */
export const STATUS_NOW = `case when m.status = 'GENERATING' and m.lease_until <= clock_timestamp()
       then 'INTERRUPTED' else m.status end`;

/**
 * What is shown of a message, as one select list over `message m`. Most messages bear no mark, so the
 * tables of marks are asked for those alone that do.
 */
export const SHOWN = `
  m.id, m.conversation_id, m.index, m.role, m.content, m.content_type, m.parent_id, m.sibling_count,
  ${STATUS_NOW} as status,
  m.model, m.tokens_used, m.latency_ms, m.mood, m.sentiment, m.personality_version, m.edited,
  m.flagged, m.created_at, m.updated_at,
  case when m.marked
       then (select r.rating from message_rating r where r.message_id = m.id) end as rating,
  case when m.marked
       then array(select x.reaction from message_reaction x
                  where x.message_id = m.id order by x.created_at, x.id) end as reactions`;

/** `select … from message m`, to be followed by `where`. */
export const SELECT_MESSAGES = `select ${SHOWN} from message m`;

export interface MessageRow {
  id: string;
  conversation_id: string;
  index: number;
  role: MessageRole;
  content: string;
  content_type: ContentType;
  status: MessageStatus;
  parent_id: string | null;
  sibling_count: number;
  model: string | null;
  tokens_used: number | null;
  latency_ms: number | null;
  mood: string | null;
  sentiment: number | null;
  personality_version: number | null;
  edited: boolean;
  flagged: boolean;
  rating: number | null;
  /** Null for a message that never bore a mark. */
  reactions: string[] | null;
  created_at: string;
  updated_at: string;
}

export function messageView(row: MessageRow): MessageView {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    index: row.index,
    role: row.role,
    content: row.content,
    contentType: row.content_type,
    status: row.status,
    parentId: row.parent_id,
    siblingCount: row.sibling_count,
    model: row.model,
    tokensUsed: row.tokens_used,
    latencyMs: row.latency_ms,
    mood: row.mood,
    sentiment: row.sentiment,
    hasPersonalityContext: row.personality_version !== null && row.personality_version > 0,
    personalityVersion: row.personality_version,
    edited: row.edited,
    flagged: row.flagged,
    rating: row.rating,
    reactions: row.reactions ?? [],
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
  };
}

export const isRunning = (message: MessageView): boolean => message.status === 'GENERATING';
