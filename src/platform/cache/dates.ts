/** The way from the root of a view to one value inside it. */
export type Path = readonly (string | number)[];

/**
 * Where the Dates of a view are.
 * @throws TypeError for what JSON would silently change, so that a hit could differ from a miss:
 * functions, getters and methods of a class, Maps, NaN, an invalid Date.
 */
export function datesWithin(view: unknown): Path[] {
  const found: Path[] = [];
  walk(view, [], found);
  return found;
}

/** Puts Dates back in their places. */
export function revive(view: unknown, dates: readonly Path[]): unknown {
  const holder: Record<string | number, unknown> = { view };
  for (const path of dates) {
    let parent = holder;
    let name: string | number = 'view';
    for (const step of path) {
      parent = parent[name] as Record<string | number, unknown>;
      name = step;
    }
    parent[name] = new Date(parent[name] as string);
  }
  return holder.view;
}

function walk(value: unknown, path: Path, found: Path[]): void {
  if (typeof value === 'object' && value !== null) {
    if (value instanceof Date) {
      if (Number.isNaN(value.getTime())) refuse('an invalid Date', path);
      found.push(path);
      return;
    }
    if (!Array.isArray(value) && !isPlain(value)) refuse(`a ${value.constructor.name}`, path);
    for (const [name, inner] of Object.entries(value)) {
      walk(inner, [...path, name], found);
    }
  } else if (
    typeof value === 'function' ||
    typeof value === 'symbol' ||
    typeof value === 'bigint'
  ) {
    refuse(`a ${typeof value}`, path);
  } else if (typeof value === 'number' && !Number.isFinite(value)) {
    refuse(String(value), path);
  }
}

function refuse(what: string, path: Path): never {
  throw new TypeError(
    `${what} (${path.join('.') || 'the view itself'}) would not survive the cache.`,
  );
}

const verdicts = new WeakMap<object, boolean>();

/** Whether its own fields are all there is to an object; answered once per class. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (typeof prototype !== 'object' || prototype === null || prototype === Object.prototype)
    return true;
  const known = verdicts.get(prototype);
  if (known !== undefined) return known;
  const verdict =
    Object.getOwnPropertyNames(prototype).every((name) => name === 'constructor') &&
    isPlain(prototype);
  verdicts.set(prototype, verdict);
  return verdict;
}
