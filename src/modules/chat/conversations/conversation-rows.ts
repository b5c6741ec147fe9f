import type { ConversationView } from '../chat.types.js';
import type { Conversation, ConversationStatus } from '../conversation.entity.js';

/** Views are plain data: what is cached must not depend on an entity's life. */
export const conversationView = (one: Conversation): ConversationView => ({
  id: one.id,
  title: one.title,
  description: one.description,
  status: one.status,
  pinned: one.pinned,
  tags: [...one.tags],
  agentType: one.agentType,
  model: one.model,
  systemPrompt: one.systemPrompt,
  temperature: one.temperature,
  maxTokens: one.maxTokens,
  messageCount: one.messageCount,
  tokenCount: one.tokenCount,
  createdAt: one.createdAt,
  updatedAt: one.updatedAt,
  lastMessageAt: one.lastMessageAt,
  activeLeafId: one.activeLeafId,
  pathLength: one.pathLength,
});

/** A conversation as a plain read finds it. */
export interface ConversationRow {
  id: string;
  title: string;
  description: string | null;
  status: ConversationStatus;
  pinned: boolean;
  tags: string[];
  agent_type: string | null;
  model: string | null;
  system_prompt: string | null;
  temperature: number | null;
  max_tokens: number | null;
  message_count: number;
  token_count: number;
  created_at: string;
  updated_at: string;
  last_message_at: string | null;
  active_leaf_id: string | null;
  path_length: number;
}

export const conversationOf = (row: ConversationRow): ConversationView => ({
  id: row.id,
  title: row.title,
  description: row.description,
  status: row.status,
  pinned: row.pinned,
  tags: row.tags,
  agentType: row.agent_type,
  model: row.model,
  systemPrompt: row.system_prompt,
  temperature: row.temperature,
  maxTokens: row.max_tokens,
  messageCount: row.message_count,
  tokenCount: row.token_count,
  createdAt: new Date(row.created_at),
  updatedAt: new Date(row.updated_at),
  lastMessageAt: row.last_message_at === null ? null : new Date(row.last_message_at),
  activeLeafId: row.active_leaf_id,
  pathLength: row.path_length,
});
