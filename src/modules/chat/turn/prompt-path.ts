import type { EntityManager } from '@mikro-orm/postgresql';
import { transactionOf } from '../../../platform/database/transaction.js';
import type { PathMessage } from '../companion/prompt.js';

/** How far back the companion looks. */
const WINDOW = 20;

/** The messages that lead to this one, itself included, oldest first; also off the active path. */
export async function pathUpTo(em: EntityManager, messageId: string): Promise<PathMessage[]> {
  const [path] = await transactionOf(em).ask<[PathMessage]>({
    sql: `with recursive up as (
       select id, parent_id, role, content, tokens_used, status, flagged, 1 as depth from message where id = ?
       union all
       select m.id, m.parent_id, m.role, m.content, m.tokens_used, m.status, m.flagged, up.depth + 1
       from message m join up on m.id = up.parent_id where up.depth < ${WINDOW}
     )
     select role, content, tokens_used as tokens, status, flagged from up order by depth desc`,
    values: [messageId],
  });
  return path;
}
