import type { EventSubscriber, FlushEventArgs } from '@mikro-orm/postgresql';
import type { Statement } from '../database/statement.js';
import { collect, type RecordedFact } from './record.js';

/** Gathers what entities recorded, at the moment their changes are written. */
export class FactCollector implements EventSubscriber {
  onFlush({ em, uow }: FlushEventArgs): void {
    for (const change of uow.getChangeSets()) collect(em, change.entity as object);
  }
}

/** Keeps the facts of a unit of work in its own transaction: both are kept, or neither. */
export function storing(facts: readonly RecordedFact[]): Statement[] {
  if (facts.length === 0) return [];
  return [
    {
      sql: `insert into outbox_event (id, account_id, type, payload)
        select * from unnest(?::uuid[], ?::uuid[], ?::text[], ?::jsonb[])`,
      values: [
        facts.map(({ id }) => id),
        facts.map(({ fact }) => fact.accountId),
        facts.map(({ fact }) => fact.constructor.name),
        facts.map(({ fact }) => fact),
      ],
    },
  ];
}
