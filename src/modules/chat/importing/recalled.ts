import type { ToldConversation, ToldMessage } from '../exporting/told.js';
import type { ContentType, MessageRole } from '../message.entity.js';

/** A message from another system. */
export interface RecalledMessage {
  /** Its identity inside its conversation, the same in every export of it. */
  key: string;
  /** The message that it follows: null, it begins; absent: the one before it in the list. */
  parentKey?: string | null;
  role: MessageRole;
  content: string;
  contentType?: ContentType;
  /** When it was said; absent: nobody knows, and the time of the one before it stands in. */
  saidAt?: Date;
  model?: string;
  /** As it was exported here, with all that no other system knows. */
  told?: ToldMessage;
  /** Where it has another identity than its key gives it, and what it follows. */
  identity?: string;
  parentIdentity?: string;
}

/** A conversation from another system. */
export interface RecalledConversation {
  /** Its identity inside its format, the same in every export of it. */
  key: string;
  title?: string;
  begunAt?: Date;
  isArchived?: boolean;
  isPinned?: boolean;
  tags?: readonly string[];
  /** What comes before its own followers, alternatives in their order. */
  messages: readonly RecalledMessage[];
  /** The end of the path that is shown; absent: the last message. */
  activeKey?: string;
  /** As it was exported here; null: a further piece of one that came before. */
  told?: ToldConversation | null;
}
