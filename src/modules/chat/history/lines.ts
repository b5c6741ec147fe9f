import type { Statement } from '../../../platform/database/statement.js';
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

/** What a page does not show: how many there are (null: no such list), and whether any lie behind. */
export interface Around {
  total: number | null;
  has_behind: boolean;
}

/**
 * One page of it, from the cursor onwards, with what lies around it: one statement, which answers at
 * least one row so that an empty page too knows its surroundings.
 */
export const pageStatement = (
  { where, values, total }: Line,
  { beyond, behind, ordering, reverseOrdering, limit, values: cursor }: PageSql,
): Statement => ({
  sql: `select around.total, around.has_behind, m.*
    from (select (${total}) as total,
            (select true from message m where m.on_path and ${where} and ${behind}
             order by ${reverseOrdering} limit 1) is not null as has_behind
         ) as around
    left join lateral (${SELECT_MESSAGES} where m.on_path and ${where} and ${beyond}
      order by ${ordering} limit ${limit}) as m on true
    order by ${ordering}`,
  values: [...values, ...values, ...cursor, ...values, ...cursor],
});

/** The first message behind a page that is around another one; none: the page is the newest. */
export interface Edge {
  index: number | null;
}

/** Answers no row for a message that is not on the path. */
export const edgeStatement = (
  { where, values }: Line,
  messageId: string,
  size: number,
): Statement => ({
  sql: `select (select m.index from message m where m.on_path and ${where} and m.index > sought.index
             order by m.index offset ? limit 1) as index
    from (select m.index from message m where m.on_path and ${where} and m.id = ?) as sought`,
  values: [...values, Math.floor(size / 2), ...values, messageId],
});
