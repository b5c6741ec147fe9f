import type { EntityManager } from '@mikro-orm/postgresql';
import { type Later, transactionOf } from '../../../platform/database/transaction.js';
import type { PathMessage } from '../companion/prompt.js';

/** How far back the companion looks. */
const WINDOW = 20;

/** What leads to a message. */
export interface PathSoFar {
  /** The newest messages, itself included, oldest first. */
  path: (PathMessage & { index: number })[];
  /** The newest summary on the way to it, and the index up to which it tells. */
  earlier: { content: string; index: number } | null;
}

/** One message of the path; the last has the summary. */
export interface PathRow extends PathMessage {
  index: number;
  summary: string | null;
  summarised: number | null;
}

/**
 * What leads to a message, there once that is committed. Also off the active path: a summary counts
 * if its message is one of these, or is on the active path no later than where this one leaves it. So
 * no word of another branch comes along.
 */
export function pathUpTo(
  em: EntityManager,
  conversationId: string,
  messageId: string,
): Later<PathRow> {
  return transactionOf(em).later<PathRow>({
    sql: `with recursive up as (
       select id, parent_id, role, content, tokens_used, status, flagged, index, on_path, 1 as depth
       from message where id = ?
       union all
       select m.id, m.parent_id, m.role, m.content, m.tokens_used, m.status, m.flagged, m.index, m.on_path, up.depth + 1
       from message m join up on m.id = up.parent_id where up.depth < ${WINDOW}
     ), earlier as (
       select content, index from conversation_summary s
       where conversation_id = ? and (message_id in (select id from up)
         or (index <= (select max(index) from up where on_path)
           and exists (select from message m where m.id = s.message_id and m.on_path)))
       order by index desc limit 1
     )
     select role, up.content, tokens_used as tokens, status, flagged, up.index,
       earlier.content as summary, earlier.index as summarised
     from up left join earlier on depth = 1 order by depth desc`,
    values: [messageId, conversationId],
  });
}

export function pathOf(rows: PathRow[]): PathSoFar {
  const { summary = null, summarised = null } = rows.at(-1) ?? {};
  const earlier = summary === null ? null : { content: summary, index: summarised! };
  return { path: rows, earlier };
}
