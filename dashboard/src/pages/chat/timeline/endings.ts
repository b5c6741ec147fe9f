import type { MessageStatus } from '../operations.generated';

/** What is said of a reply that did not come to its end. */
export const ENDINGS: Partial<Record<MessageStatus, string>> = {
  STOPPED: 'You stopped this reply.',
  INTERRUPTED: 'This reply was interrupted.',
  FAILED: 'The companion could not answer. Your message is kept.',
};
