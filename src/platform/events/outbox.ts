import type { EntityManager, EventSubscriber, FlushEventArgs } from '@mikro-orm/postgresql';
import { collect, factsOf } from './record.js';

/** Gathers what entities recorded, at the moment their changes are written. */
export class FactCollector implements EventSubscriber {
  onFlush({ em, uow }: FlushEventArgs): void {
    for (const change of uow.getChangeSets()) collect(em, change.entity as object);
  }
}

/** Writes the facts of this unit of work in its own transaction: both are kept, or neither. */
export async function storeFacts(em: EntityManager): Promise<void> {
  const facts = factsOf(em);
  if (facts.length === 0) return;
  await em.execute(
    `insert into outbox_event (id, account_id, type, payload) values ${facts
      .map(() => '(?, ?, ?, ?)')
      .join(', ')}`,
    facts.flatMap(({ id, fact }) => [
      id,
      fact.accountId,
      fact.constructor.name,
      JSON.stringify(fact),
    ]),
  );
}
