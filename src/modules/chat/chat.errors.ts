import { badInput, notFound, Refusal } from '../../platform/errors/refusal.js';

export const conversationNotFound = (): Refusal => notFound('conversation');
export const messageNotFound = (): Refusal => notFound('message');

export const onlyOfReplies = (): Refusal =>
  badInput('This is a message of a person; only replies are written and stopped.');

export const conversationArchived = (): Refusal =>
  new Refusal('CONFLICT', 'This conversation is archived; make it active again to write in it.');

export const replyInProgress = (): Refusal =>
  new Refusal('REPLY_IN_PROGRESS', 'A reply is still being written here; wait for it or stop it.', {
    retryable: true,
  });

export const idempotencyKeyReused = (): Refusal =>
  new Refusal(
    'IDEMPOTENCY_KEY_REUSED',
    'This clientMessageId was already used for something else.',
  );

export const tooManyMessages = (retryAfter: number): Refusal =>
  new Refusal('RATE_LIMITED', 'Too many messages in a short time; please wait a little.', {
    retryAfter,
  });

/** This process must end, or several that tried were lost; the same request again resumes the reply. */
export const replyInterrupted = (facts: { messageId: string; replyId: string }): Refusal =>
  new Refusal(
    'SERVICE_UNAVAILABLE',
    'The reply was interrupted. Your message is kept; send it again to go on.',
    { retryable: true, ...facts },
  );

/** The user's message is kept; the same request again resumes the reply. */
export function upstreamRefusal(
  code: 'UPSTREAM_TIMEOUT' | 'UPSTREAM_FAILED',
  facts: { retryable: boolean; messageId: string; replyId: string; retryAfter?: number },
): Refusal {
  const sentence =
    code === 'UPSTREAM_TIMEOUT'
      ? 'The companion did not answer in time. Your message is kept; send it again to try once more.'
      : 'The companion could not answer. Your message is kept; send it again to try once more.';
  return new Refusal(code, sentence, facts);
}
