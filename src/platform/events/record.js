import { v7 as uuid } from 'uuid';
const ofEntity = new WeakMap();
const ofWork = new WeakMap();
/** Notes a fact on the entity that it happened to; the next flush moves it into the unit of work. */
export function record(entity, fact) {
    const facts = ofEntity.get(entity);
    if (facts)
        facts.push(fact);
    else
        ofEntity.set(entity, [fact]);
}
/** Notes a fact of a set-based write, which has no entity to note it on. */
export function recordIn(em, ...facts) {
    const noted = facts.map((fact) => ({ id: uuid(), fact }));
    const before = ofWork.get(em);
    if (before)
        before.push(...noted);
    else
        ofWork.set(em, noted);
}
/** Moves what an entity recorded into its unit of work. */
export function collect(em, entity) {
    const facts = ofEntity.get(entity);
    if (!facts)
        return;
    ofEntity.delete(entity);
    recordIn(em, ...facts);
}
/** Everything recorded in one unit of work, in the order of its flushes. */
export function factsOf(em) {
    return ofWork.get(em) ?? [];
}
