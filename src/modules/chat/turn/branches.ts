import type { EntityManager } from '@mikro-orm/postgresql';

/**
 * The active path of a conversation is the chain from a first message to one leaf. `on_path` marks
 * its messages; `chosen` marks, among alternatives, the one that was shown last, so that a branch is
 * found again as it was left. Along any path the index grows.
 */

/** Ends the active path at a message (null: before the first); answers how long it is then. */
export async function endPathAt(
  em: EntityManager,
  conversationId: string,
  parentId: string | null,
): Promise<number> {
  const [parent] = parentId
    ? await em.execute<{ index: number; on_path: boolean }[]>(
        'select index, on_path from message where id = ?',
        [parentId],
      )
    : [{ index: 0, on_path: true }];
  if (!parent!.on_path) return walkTo(em, conversationId, parentId!);
  await em.execute(
    'update message set on_path = false where conversation_id = ? and on_path and index > ?',
    [conversationId, parent!.index],
  );
  return pathLength(em, conversationId);
}

/** Makes the chain that ends in `leafId` the active path; answers how long it is. */
export async function walkTo(
  em: EntityManager,
  conversationId: string,
  leafId: string,
): Promise<number> {
  await em.execute(
    `with recursive up as (
       select id, parent_id from message where id = ?
       union all
       select m.id, m.parent_id from message m join up on m.id = up.parent_id
     ), wanted as (
       select m.id, u.id is not null as on_path,
              case when m.sibling_count = 1 then true
                   when u.id is not null then true
                   when exists (select from up s where s.parent_id is not distinct from m.parent_id)
                     then false
                   else m.chosen end as chosen
       from message m left join up u on u.id = m.id where m.conversation_id = ?
     )
     update message m set on_path = wanted.on_path, chosen = wanted.chosen
     from wanted where m.id = wanted.id
       and (m.on_path, m.chosen) is distinct from (wanted.on_path, wanted.chosen)`,
    [leafId, conversationId],
  );
  return pathLength(em, conversationId);
}

/** The end of the branch through this message, as it was left. */
export async function leafBelow(em: EntityManager, messageId: string): Promise<string> {
  const [leaf] = await em.execute<{ id: string }[]>(
    `with recursive down as (
       select id, 0 as depth from message where id = ?
       union all
       select m.id, down.depth + 1 from message m join down on m.parent_id = down.id where m.chosen
     )
     select id from down order by depth desc limit 1`,
    [messageId],
  );
  return leaf!.id;
}

/** Makes room for one more alternative under a parent; answers how many there are with it. */
export async function joinSiblings(
  em: EntityManager,
  conversationId: string,
  parentId: string | null,
): Promise<number> {
  const siblings = parentId ? 'parent_id = ?' : 'conversation_id = ? and parent_id is null';
  const [{ count } = { count: 0 }] = await em.execute<{ count: number }[]>(
    `with joined as (
       update message set chosen = false, sibling_count = sibling_count + 1
       where ${siblings} returning id
     )
     select count(*)::int as count from joined`,
    [parentId ?? conversationId],
  );
  return count + 1;
}

async function pathLength(em: EntityManager, conversationId: string): Promise<number> {
  const [row] = await em.execute<{ length: number }[]>(
    'select count(*)::int as length from message where conversation_id = ? and on_path',
    [conversationId],
  );
  return row!.length;
}
