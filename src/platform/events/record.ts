import type { EntityManager } from '@mikro-orm/core';
import { newId } from '../ids/new-id.js';
import type { Fact } from './fact.js';

/** A fact with the identity under which it is delivered. */
export interface RecordedFact {
  readonly id: string;
  readonly fact: Fact;
}

const ofEntity = new WeakMap<object, Fact[]>();
const ofWork = new WeakMap<object, RecordedFact[]>();

/** Notes a fact on the entity that it happened to; the next flush moves it into the unit of work. */
export function record(entity: object, fact: Fact): void {
  const facts = ofEntity.get(entity);
  if (facts) facts.push(fact);
  else ofEntity.set(entity, [fact]);
}

/** Notes a fact of a set-based write, which has no entity to note it on. */
export function recordIn(em: EntityManager, ...facts: Fact[]): void {
  const noted = facts.map((fact) => ({ id: newId(), fact }));
  const before = ofWork.get(em);
  if (before) before.push(...noted);
  else ofWork.set(em, noted);
}

/** Moves what an entity recorded into its unit of work. */
export function collect(em: EntityManager, entity: object): void {
  const facts = ofEntity.get(entity);
  if (!facts) return;
  ofEntity.delete(entity);
  recordIn(em, ...facts);
}

/** Everything recorded in one unit of work, in the order of its flushes. */
export function factsOf(em: EntityManager): readonly RecordedFact[] {
  return ofWork.get(em) ?? [];
}
