import type { Statement } from '../../../platform/database/statement.js';
import type { Position } from '../../../platform/paging/cursors.js';
import type { Order, PageSql } from '../../../platform/paging/keyset.js';
import type { ConversationView } from '../chat.types.js';
import type { ConversationStatus } from '../conversation.entity.js';

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
const WANTED = 'account_id = current_account() and (?::text is null or status = ?::text)';

/** One page, from the cursor onwards. */
export const pageStatement = (
  status: ConversationStatus | null,
  { beyond, values, ordering, limit }: PageSql,
): Statement => ({
  sql: `select * from conversation where ${WANTED} and ${beyond} order by ${ordering} limit ${limit}`,
  values: [status, status, ...values],
});

/** What a page does not show: how many there are, and whether any lie behind the cursor. */
export interface Surroundings {
  total: number;
  has_behind: boolean;
}

export const surroundings = (
  status: ConversationStatus | null,
  { behind, reverseOrdering, values }: PageSql,
): Statement => ({
  sql: `select (select count(*)::int from conversation where ${WANTED}) as total,
          (select true from conversation where ${WANTED} and ${behind}
           order by ${reverseOrdering} limit 1) is not null as has_behind`,
  values: [status, status, status, status, ...values],
});
