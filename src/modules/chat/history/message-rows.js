/**
 * What is shown of a message, as one select list over `message m` and `message_rating r`. A reply
 * whose owner is gone reads as interrupted from the moment its lease is over, whoever notes it.
 */
const SHOWN = `
  m.id, m.conversation_id, m.index, m.role, m.content, m.content_type, m.parent_id, m.sibling_count,
  case when m.status = 'GENERATING' and m.lease_until <= clock_timestamp()
       then 'INTERRUPTED' else m.status end as status,
  m.model, m.tokens_used, m.latency_ms, m.mood, m.sentiment, m.personality_version, m.edited,
  m.flagged, m.created_at, m.updated_at, r.rating,
  array(select x.reaction from message_reaction x
        where x.message_id = m.id order by x.created_at, x.id) as reactions`;
/** `select … from message m …`, to be followed by `where`. */
export const SELECT_MESSAGES = `select ${SHOWN}
  from message m left join message_rating r on r.message_id = m.id`;
export function messageView(row) {
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
        reactions: row.reactions,
        createdAt: new Date(row.created_at),
        updatedAt: new Date(row.updated_at),
    };
}
export const isRunning = (message) => message.status === 'GENERATING';
