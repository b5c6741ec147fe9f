import type { TestDatabase } from '../../../../support/database.js';
import { tablesOf } from '../../../../support/rows.js';

/** What each claim makes anew, of which only is compared that it is there. */
const MADE_ANEW: Record<string, readonly string[]> = {
  account: ['closed_at', 'seen_at'],
  claim: ['id', 'started_at', 'finished_at'],
  session: ['closed_at', 'ended_at'],
  personality: ['id', 'created_at'],
  personality_number: ['id'],
  streak_pause: ['id'],
};

/** Each attempt leaves lines of its own there, and what is delivered is struck out at any time. */
const APART = new Set(['migration_audit', 'outbox_event', 'schema_migration']);

async function compared(database: TestDatabase): Promise<string[]> {
  return (await tablesOf(database)).filter((table) => !APART.has(table));
}

/** All rows of each table. */
export type World = Record<string, string[]>;

/** Everything that there is. */
export async function worldOf(database: TestDatabase): Promise<World> {
  const world: World = {};
  for (const table of await compared(database)) {
    const flags = (MADE_ANEW[table] ?? []).map((name) => `'${name}', ${name} is not null`);
    const rows = await database.query<{ row: string }>(
      `select (to_jsonb(t) || jsonb_build_object(${flags.join(', ')}))::text as row from ${table} t order by 1`,
    );
    world[table] = rows.map(({ row }) => row);
  }
  return world;
}

/** Remembers all rows, to be brought back as often as wanted. */
export async function remember(database: TestDatabase): Promise<() => Promise<void>> {
  const tables = (await tablesOf(database)).filter((table) => table !== 'schema_migration');
  await database.query('create schema kept');
  const columns = await database.query<{ table: string; names: string }>(
    `select table_name as table, string_agg(quote_ident(column_name), ', ') as names
     from information_schema.columns where table_schema = 'public' and is_generated = 'NEVER' group by 1`,
  );
  const back = columns
    .filter(({ table }) => tables.includes(table))
    .map(
      ({ table, names }) =>
        `insert into public.${table} (${names}) select ${names} from kept.${table}`,
    );
  for (const table of tables) {
    await database.query(`create table kept.${table} as table public.${table}`);
  }
  return async () => {
    await database.query(
      ['begin', 'set local session_replication_role = replica', `truncate ${tables.join(', ')}`]
        .concat(back, 'commit')
        .join('; '),
    );
  };
}
