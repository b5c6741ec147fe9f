/**
 * One text for one meaning: key order does not count, an undefined property is an absent one, and
 * a Date differs from the string it would print. `null` stays apart from absent, because GraphQL
 * tells them apart.
 */
export function canonical(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (value instanceof Date) return `@${value.getTime()}`;
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  switch (typeof value) {
    case 'object':
      return canonicalObject(value);
    case 'bigint':
      return `${value}n`;
    case 'string':
    case 'number':
    case 'boolean':
      return Object.is(value, -0)
        ? '0'
        : typeof value === 'number'
          ? String(value)
          : JSON.stringify(value);
    default:
      throw new TypeError(`A ${typeof value} is no argument of a cached query.`);
  }
}

function canonicalObject(value: object): string {
  const properties = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`);
  return `{${properties.join(',')}}`;
}
