import { badInput } from '../../../platform/errors/refusal.js';
import { checkedId, checkedText } from '../../../platform/text/checked.js';
import type { MessageFilter } from '../chat.inputs.js';

/** A filter as SQL over `message m`, with its values in order. */
export interface CheckedFilter {
  conversationId: string | null;
  condition: string;
  values: unknown[];
  /** Tells apart the lists that different filters make. */
  key: string;
}

/** @throws Refusal BAD_USER_INPUT for a malformed id or a range that cannot hold anything */
export function checkedFilter(wanted: MessageFilter): CheckedFilter {
  const conversationId =
    wanted.conversationId != null ? checkedId(wanted.conversationId, 'conversation') : null;
  const { role, from, to, minSentiment, maxSentiment } = wanted;
  if (from && to && from >= to) throw badInput('The filter’s `from` must be before its `to`.');
  const mood = wanted.mood == null ? null : checkedText(wanted.mood, 'mood', 50);
  const clauses: [string, unknown][] = [
    ['m.conversation_id = ?', conversationId],
    ['m.role = ?', role],
    ['m.mood = ?', mood],
    ['m.created_at >= ?', from],
    ['m.created_at < ?', to],
    // As exact as the column, or a bound that equals what is shown would miss it.
    ['m.sentiment >= ?::real', minSentiment],
    ['m.sentiment <= ?::real', maxSentiment],
  ];
  const given = clauses.filter(([, value]) => value != null);
  return {
    conversationId,
    condition: ['true', ...given.map(([clause]) => clause)].join(' and '),
    values: given.map(([, value]) => value),
    key: JSON.stringify(given),
  };
}
