import type { Statement } from '../../../platform/database/plain-reads.js';
import type { PositionIn } from '../../../platform/paging/connection.js';
import type { Order, PageSql } from '../../../platform/paging/keyset.js';
import type { MessageView } from '../chat.types.js';
import { SELECT_MESSAGES } from './message-rows.js';

/** A list of messages: what narrows it, what orders it, and where a message stands in it. */
export interface Line {
  /** For its cursors. */
  name: string;
  /** Over `message m`; takes `values`. */
  where: string;
  values: readonly string[];
  order: Order;
  /** How many it holds, as a subquery that takes `values`; null when there is no such list. */
  total: string;
}

const EVERYTHING = 'messages';

/** Everything is in order of time, one conversation in order of its indexes. */
export const positionIn: PositionIn<MessageView> = ({ index, createdAt, id }, list) =>
  list === EVERYTHING ? [createdAt.toISOString(), id] : [index];

export const conversationLine = (id: string): Line => ({
  name: `${EVERYTHING}:${id}`,
  where: 'm.conversation_id = ?',
  values: [id],
  order: { columns: { 'm.index': 'int' }, direction: 'asc' },
  total: 'select path_length from conversation where id = ?',
});

export const everythingLine = (): Line => ({
  name: EVERYTHING,
  // The policy says the same; spelt out, it is what the index begins with.
  where: 'm.account_id = current_account()',
  values: [],
  order: { columns: { 'm.created_at': 'timestamptz', 'm.id': 'uuid' }, direction: 'asc' },
  total: 'select coalesce(sum(path_length), 0)::int from conversation',
});

/** One page of it, from the cursor onwards. */
export const pageStatement = (
  { where, values }: Line,
  { beyond, ordering, limit, values: cursor }: PageSql,
): Statement => ({
  sql: `${SELECT_MESSAGES} where m.on_path and ${where} and ${beyond} order by ${ordering} limit ${limit}`,
  values: [...values, ...cursor],
});
