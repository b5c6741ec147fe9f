import type { Concern } from './safety/concern.js';

export type MessageRole = 'USER' | 'ASSISTANT' | 'SYSTEM';
export type MessageStatus = 'COMPLETE' | 'GENERATING' | 'STOPPED' | 'INTERRUPTED' | 'FAILED';
export type ContentType = 'TEXT' | 'MARKDOWN' | 'JSON';

/** Where in its conversation a new message stands. */
export interface Place {
  accountId: string;
  conversationId: string;
  index: number;
  parentId: string | null;
}

/** What was said, and its length in tokens. */
export interface Words {
  content: string;
  contentType: ContentType;
  tokens: number;
}

/** What a person said, and how it came about. */
export interface Said extends Words {
  edited: boolean;
  sessionId: string | null;
  /** Why it is flagged; null: it is not. */
  concern: Concern | null;
}

/** What came of a reply, as far as it came. */
export interface ReplyResult {
  content?: string;
  model?: string;
  tokens?: number | null;
  latencyMs?: number;
}

/** Who works on a reply: one process, its how-manieth try, whom it asks, and until when it is believed alive. */
export interface Lease {
  owner: string;
  attempt: number;
  model: string;
  until: Date;
}
