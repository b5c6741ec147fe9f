const instant = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** A page of conversations, the oldest first. */
export const CONVERSATIONS = `
  select id, title, title_is_own as "titleIsOwn", description, status, pinned, tags, agent_type as "agentType",
    model, system_prompt as "systemPrompt", temperature, max_tokens as "maxTokens", token_count as "tokenCount",
    ${instant('created_at')} as "createdAt", ${instant('updated_at')} as "updatedAt",
    ${instant('last_message_at')} as "lastMessageAt", ${instant('expires_at')} as "expiresAt",
    active_leaf_id as "activeLeafId", import_id as "importId"
  from conversation where account_id = current_account() and (created_at, id) > (?::timestamptz, ?::uuid)
  order by conversation.created_at, id limit ?`;

/** A page of messages of one conversation; a reply in the making is told as what there is of it. */
export const MESSAGES = `
  select m.index, m.id, m.parent_id as "parentId", m.role, m.content, m.content_type as "contentType",
    case m.status when 'GENERATING' then 'INTERRUPTED' else m.status end as status,
    m.model, m.tokens_used as "tokensUsed", m.latency_ms as "latencyMs", m.mood, m.sentiment,
    m.personality_version as "personalityVersion", m.session_id as "sessionId", m.edited, m.flagged,
    m.on_path as shown, m.chosen, ${instant('m.created_at')} as "createdAt", ${instant('m.updated_at')} as "updatedAt",
    case when m.marked then (select json_build_object('rating', r.rating, 'at', ${instant('r.updated_at')})
      from message_rating r where r.message_id = m.id) end as rating,
    case when m.marked then coalesce((select json_agg(json_build_object('reaction', x.reaction,
        'at', ${instant('x.created_at')}) order by x.created_at, x.id)
      from message_reaction x where x.message_id = m.id), '[]') else '[]' end as reactions,
    case when m.request_fingerprint = 'imported' then m.client_message_id end as "importId"
  from message m where m.conversation_id = ? and m.index > ? and (m.on_path or ?::boolean)
  order by m.index limit ?`;
