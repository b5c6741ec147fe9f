import type { ContentType, MessageRole, MessageStatus } from '../message.entity.js';
import type { ConversationStatus } from '../conversation.entity.js';

/** A conversation as files have it; instants are ISO-8601. */
export interface ToldConversation {
  id: string;
  title: string;
  titleIsOwn: boolean;
  description: string | null;
  status: ConversationStatus;
  pinned: boolean;
  tags: string[];
  agentType: string | null;
  model: string | null;
  systemPrompt: string | null;
  temperature: number | null;
  maxTokens: number | null;
  tokenCount: number;
  createdAt: string;
  updatedAt: string;
  lastMessageAt: string | null;
  expiresAt: string | null;
  /** The end of the path that is shown. */
  activeLeafId: string | null;
  /** Under which it is known again when it comes once more from where it came from. */
  importId: string | null;
}

/** A message as files have it, in the order of its conversation. */
export interface ToldMessage {
  id: string;
  parentId: string | null;
  role: MessageRole;
  content: string;
  contentType: ContentType;
  status: Exclude<MessageStatus, 'GENERATING'>;
  model: string | null;
  tokensUsed: number | null;
  latencyMs: number | null;
  mood: string | null;
  sentiment: number | null;
  personalityVersion: number | null;
  sessionId: string | null;
  edited: boolean;
  flagged: boolean;
  /** On the path that is shown. */
  shown: boolean;
  /** The one of its siblings that was shown last. */
  chosen: boolean;
  createdAt: string;
  updatedAt: string;
  rating: { rating: number; at: string } | null;
  reactions: { reaction: string; at: string }[];
  importId: string | null;
}
