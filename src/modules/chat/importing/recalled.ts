import type { ContentType, MessageRole } from '../message.entity.js';

/** A message from another system, in the order in which it was said. */
export interface RecalledMessage {
  /** Its identity inside its conversation, the same in every export of it. */
  key: string;
  role: MessageRole;
  content: string;
  contentType?: ContentType;
  /** When it was said; absent: nobody knows, and the time of the import stands in. */
  saidAt?: Date;
}

/** A conversation from another system. */
export interface RecalledConversation {
  /** Its identity inside its format, the same in every export of it. */
  key: string;
  title?: string;
  messages: readonly RecalledMessage[];
}
