import { createClient } from 'redis';
import type { TestDatabase } from './database.js';
import { tablesOf } from './rows.js';

/** Where one of these words or ids stands: `table` for rows, the key itself for Redis. */
export async function tracesOf(
  words: readonly string[],
  database: TestDatabase,
  redisUrl: string,
): Promise<string[]> {
  return [...(await inTables(words, database)), ...(await inRedis(words, redisUrl))];
}

export async function inTables(
  words: readonly string[],
  database: TestDatabase,
): Promise<string[]> {
  const found: string[] = [];
  for (const table of await tablesOf(database)) {
    const rows = await database.query<{ row: string }>(`select t::text as row from ${table} t`);
    if (rows.some(({ row }) => words.some((word) => row.includes(word)))) found.push(table);
  }
  return found;
}

async function inRedis(words: readonly string[], redisUrl: string): Promise<string[]> {
  const found: string[] = [];
  const client = await createClient({ url: redisUrl }).connect();
  for (const key of await client.keys('*')) {
    const value = (await client.type(key)) === 'string' ? await client.get(key) : '';
    if (words.some((word) => `${key} ${value}`.includes(word))) found.push(key);
  }
  client.destroy();
  return found;
}
