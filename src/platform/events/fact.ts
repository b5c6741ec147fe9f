/**
 * Something that happened to one account: immutable, made of ids and values, never of entities.
 * Its class is registered by `@DomainEvent`.
 */
export interface Fact {
  readonly accountId: string;
}

export type FactClass<F extends Fact = Fact> = new (...args: never[]) => F;

interface Declaration {
  /** The cache scopes of its account that are out of date once it happened. */
  readonly renews: readonly string[];
}

const declarations = new Map<FactClass, Declaration>();
const classes = new Map<string, FactClass>();

/** Registers an event class under its name and says which cache scopes it renews. */
export function DomainEvent(declaration: Declaration) {
  return (eventClass: FactClass): void => {
    if (classes.has(eventClass.name)) throw new Error(`Two events are named ${eventClass.name}.`);
    classes.set(eventClass.name, eventClass);
    declarations.set(eventClass, declaration);
  };
}

export function scopesRenewedBy(fact: Fact): readonly string[] {
  return declarations.get(fact.constructor as FactClass)?.renews ?? [];
}

/** A fact as it was, out of its stored form; undefined when this version knows no such event. */
export function revive(type: string, payload: object): Fact | undefined {
  const eventClass = classes.get(type);
  return (
    eventClass && (Object.assign(Object.create(eventClass.prototype) as object, payload) as Fact)
  );
}
