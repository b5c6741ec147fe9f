import type { Position } from '../../../platform/paging/cursors.js';
import type { Order, PageSql } from '../../../platform/paging/keyset.js';
import type { ConversationView } from '../chat.types.js';

/**
 * Pinned ones first, then by the latest word in them (or the beginning). A conversation in which
 * something is said meanwhile moves to the front, behind whoever pages on.
 */
export const ORDER: Order = {
  columns: { pinned: 'boolean', listed_at: 'timestamptz', id: 'uuid' },
  direction: 'desc',
};

export const positionOf = ({
  pinned,
  lastMessageAt,
  createdAt,
  id,
}: ConversationView): Position => [String(pinned), (lastMessageAt ?? createdAt).toISOString(), id];

/** Takes a status twice, null for any. The policy says the account too; the index begins with it. */
export const WANTED = 'account_id = current_account() and (?::text is null or status = ?::text)';

/** Takes a status twice, then the cursor's values. */
export const pageStatement = ({ beyond, ordering, limit }: PageSql): string =>
  `select * from conversation where ${WANTED} and ${beyond} order by ${ordering} limit ${limit}`;
