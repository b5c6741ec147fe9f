const declarations = new Map();
const classes = new Map();
/** Registers an event class under its name and says which cache scopes it renews. */
export function DomainEvent(declaration) {
    return (eventClass) => {
        if (classes.has(eventClass.name))
            throw new Error(`Two events are named ${eventClass.name}.`);
        classes.set(eventClass.name, eventClass);
        declarations.set(eventClass, declaration);
    };
}
export function scopesRenewedBy(fact) {
    return declarations.get(fact.constructor)?.renews ?? [];
}
/** A fact as it was, out of its stored form; undefined when this version knows no such event. */
export function revive(type, payload) {
    const eventClass = classes.get(type);
    return eventClass && Object.assign(Object.create(eventClass.prototype), payload);
}
