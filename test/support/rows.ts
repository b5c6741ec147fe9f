import { setTimeout as pause } from 'node:timers/promises';
import type { TestDatabase } from './database.js';

/** Every table of the project's schema. */
export async function tablesOf(database: TestDatabase): Promise<string[]> {
  const rows = await database.query<{ name: string }>(
    `select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`,
  );
  return rows.map(({ name }) => name);
}

/** A checksum of all rows of each table: equal ones mean that nothing was written. */
export async function checksums(database: TestDatabase): Promise<Record<string, string>> {
  const sums = (await tablesOf(database)).map(
    (name) =>
      `select '${name}' as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum from ${name} t`,
  );
  const rows = await database.query<{ name: string; sum: string }>(sums.join(' union all '));
  return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]));
}

/** Waits until every fact was delivered and struck out, so that only requests change rows. */
export async function settled(database: TestDatabase): Promise<void> {
  while ((await undelivered(database)) > 0) await pause(50);
}

/** How many facts wait to be delivered, or to be struck out. */
export async function undelivered(database: TestDatabase): Promise<number> {
  const [left] = await database.query<{ count: number }>('select count(*)::int from outbox_event');
  return left!.count;
}
