import type { PromptMaterial } from '../companion/prompt.js';
import type { PathSoFar } from './prompt-path.js';

/** A reply that this process has to bring about, with all that the companion is told. */
export interface ReplyTask {
  accountId: string;
  conversationId: string;
  messageId: string;
  replyId: string;
  attempt: number;
  /** When its material was read, by `performance.now()` of this process. */
  readAt: number;
  material: Omit<PromptMaterial, keyof PathSoFar> & PathSoFar;
}
