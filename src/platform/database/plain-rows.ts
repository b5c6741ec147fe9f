import type { EntityClass, EntityManager } from '@mikro-orm/postgresql';
import { collect } from '../events/record.js';
import { transactionOf } from './transaction.js';

/*
 * Entities on the way that every message takes. Their verbs decide as ever; what was decided is
 * written by statements of few texts, which are prepared once and travel together, where a unit of
 * work would send each kind of change in a round trip of its own. No unit of work knows of them, so
 * what verbs changed is written by `save` alone.
 */

interface Column {
  readonly property: string;
  readonly name: string;
  readonly isDate: boolean;
  /** Read only on demand. */
  readonly isLazy: boolean;
}

interface Shape {
  readonly table: string;
  readonly columns: readonly Column[];
}

type Values = Record<string, unknown>;

const shapes = new WeakMap<object, Shape>();
/** What is in the database of an entity, as far as it was read or written. */
const kept = new WeakMap<object, ReadonlyMap<string, unknown>>();

/** The select list of an entity. */
export function columnsOf(em: EntityManager, entity: EntityClass<object>): string {
  const read = shapeOf(em, entity).columns.filter(({ isLazy }) => !isLazy);
  return read.map(({ name }) => name).join(', ');
}

/** The entity of a row with these columns. */
export function entityOf<E extends object>(em: EntityManager, entity: EntityClass<E>, row: Values) {
  const shape = shapeOf(em, entity);
  const made = Object.create(entity.prototype as object) as Values;
  for (const { property, name, isDate, isLazy } of shape.columns) {
    if (isLazy) continue;
    const value = row[name];
    made[property] = isDate && value !== null ? new Date(value as string) : value;
  }
  kept.set(made, new Map(Object.entries(made)));
  return made as E;
}

/** Writes a new entity and what it recorded, before the transaction goes on. */
export function add(em: EntityManager, entity: object): void {
  const { table, columns } = shapeOf(em, entity.constructor as EntityClass<object>);
  transactionOf(em).defer({
    sql: `insert into ${table} (${columns.map(({ name }) => name).join(', ')})
          values (${columns.map(() => '?').join(', ')})`,
    values: columns.map(({ property }) => (entity as Values)[property]),
  });
  noteKept(em, entity);
}

/** Writes what its verbs have changed and recorded, before the transaction goes on. */
export function save(em: EntityManager, entity: { id: string }): void {
  const { table, columns } = shapeOf(em, entity.constructor as EntityClass<object>);
  const before = kept.get(entity)!;
  const values = entity as unknown as Values;
  const changed = columns.filter(({ property }) => values[property] !== before.get(property));
  if (changed.length > 0) {
    transactionOf(em).defer({
      sql: `update ${table} set ${changed.map(({ name }) => `${name} = ?`).join(', ')} where id = ?`,
      values: [...changed.map(({ property }) => values[property]), entity.id],
    });
  }
  noteKept(em, entity);
}

function noteKept(em: EntityManager, entity: object): void {
  kept.set(entity, new Map(Object.entries(entity)));
  collect(em, entity);
}

function shapeOf(em: EntityManager, entity: EntityClass<object>): Shape {
  const known = shapes.get(entity);
  if (known) return known;
  const { tableName, props } = em.getMetadata().get(entity);
  const columns = props.map((property) => ({
    property: property.name as string,
    name: property.fieldNames[0]!,
    isDate: property.runtimeType === 'Date',
    isLazy: property.lazy === true,
  }));
  const shape = { table: tableName, columns };
  shapes.set(entity, shape);
  return shape;
}
