import type { EntityManager } from '@mikro-orm/postgresql';

/** Counts the alternatives anew where messages came in beside others, and sees that one of them is chosen. */
export async function regrow(em: EntityManager, conversationId: string): Promise<void> {
  await em.execute(
    `with wanted as (
       select id, count(*) over family as members,
              case when bool_or(chosen) over family then chosen
                   else index = max(index) over family end as chosen
       from message where conversation_id = ?
       window family as (partition by coalesce(parent_id, conversation_id))
     )
     update message m set sibling_count = wanted.members, chosen = wanted.chosen
     from wanted where m.id = wanted.id
       and (m.sibling_count, m.chosen) is distinct from (wanted.members, wanted.chosen)`,
    [conversationId],
  );
}
