import { hash } from 'node:crypto';

/** A statement with `?` for its values, none of them inside a literal. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** The same as it goes over the wire; prepared once per connection, under its name. */
export interface Prepared {
  readonly name: string;
  readonly text: string;
  readonly values: readonly (string | null)[];
}

export function prepare({ sql, values }: Statement): Prepared {
  return { ...named(sql), values: values.map(textOf) };
}

const known = new Map<string, { name: string; text: string }>();

/** PostgreSQL's numbered placeholders, and a name that is the same in every process. */
function named(sql: string): { name: string; text: string } {
  const before = known.get(sql);
  if (before) return before;
  let nth = 0;
  const text = sql.replaceAll('?', () => `$${(nth += 1)}`);
  const made = { name: hash('sha256', text, 'hex').slice(0, 32), text };
  known.set(sql, made);
  return made;
}

/** As PostgreSQL reads it. A list is an array of texts, any other object is JSON. */
function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return `{${value.map(elementOf).join(',')}}`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function elementOf(value: unknown): string {
  const text = textOf(value);
  return text === null ? 'NULL' : `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}
