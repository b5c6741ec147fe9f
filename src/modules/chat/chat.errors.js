import { notFound, Refusal } from '../../platform/errors/refusal.js';
export const conversationNotFound = () => notFound('conversation');
export const messageNotFound = () => notFound('message');
export const sessionNotFound = () => notFound('session');
export const conversationArchived = () => new Refusal('CONFLICT', 'This conversation is archived; make it active again to write in it.');
export const replyInProgress = () => new Refusal('REPLY_IN_PROGRESS', 'A reply is still being written here; wait for it or stop it.', {
    retryable: true,
});
export const idempotencyKeyReused = () => new Refusal('IDEMPOTENCY_KEY_REUSED', 'This clientMessageId was already used for something else.');
export const tooManyMessages = (retryAfter) => new Refusal('RATE_LIMITED', 'Too many messages in a short time; please wait a little.', {
    retryAfter,
});
/** The user's message is kept; the same request again resumes the reply. */
export function upstreamRefusal(code, facts) {
    const sentence = code === 'UPSTREAM_TIMEOUT'
        ? 'The companion did not answer in time. Your message is kept; send it again to try once more.'
        : 'The companion could not answer. Your message is kept; send it again to try once more.';
    return new Refusal(code, sentence, facts);
}
