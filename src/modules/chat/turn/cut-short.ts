import type { Message } from '../message.entity.js';
import { lastSeen } from './leases.js';
import { QueryLog } from './query-log.entity.js';

/** Of an attempt that began before replies named their model from the start. */
const UNKNOWN_MODEL = 'unknown';

/**
 * The line of an attempt that ends without its writer's word: killed, stalled, or deleted under its
 * hands. To be kept by whoever takes the reply from it, in the same transaction, while the reply is
 * still the attempt's. What only the writer could tell stays unknown; it lasted at least as long as
 * it was seen alive.
 */
export function cutShort(reply: Message, outcome: 'INTERRUPTED' | 'STOPPED'): QueryLog {
  const { accountId, conversationId, id: messageId, attempt, updatedAt: startedAt } = reply;
  const seen = lastSeen(reply);
  const createdAt = seen > startedAt ? seen : startedAt;
  return new QueryLog({
    accountId,
    conversationId,
    messageId,
    attempt,
    model: reply.model ?? UNKNOWN_MODEL,
    outcome,
    latencyMs: createdAt.getTime() - startedAt.getTime(),
    retries: null,
    createdAt,
  });
}
