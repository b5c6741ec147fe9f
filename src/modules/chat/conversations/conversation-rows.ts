import type { ConversationView } from '../chat.types.js';
import type { Conversation } from '../conversation.entity.js';

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
