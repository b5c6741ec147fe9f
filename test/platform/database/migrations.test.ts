import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EmbeddedPostgres } from '../../../src/platform/database/embedded/embedded-postgres.js';
import { connectAsOwner } from '../../../src/platform/database/migrate.js';
import { ensureRoles } from '../../../src/platform/database/roles.js';
import { startApp } from '../../support/app.js';
import { startPostgres } from '../../support/services/index.js';

/** What there is in a schema, as PostgreSQL writes it down. */
const EVERYTHING = `
  select 'table' as kind, c.oid::regclass::text as name, concat(relrowsecurity, relforcerowsecurity, relacl) as what
    from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'v')
  union all select 'column', attrelid::regclass || '.' || attname,
         concat_ws(' ', format_type(atttypid, atttypmod), attnotnull, attacl, pg_get_expr(adbin, adrelid))
    from pg_attribute join pg_class c on c.oid = attrelid left join pg_attrdef on adrelid = attrelid and adnum = attnum
   where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0 and not attisdropped
  union all select 'index', indexrelid::regclass::text, pg_get_indexdef(indexrelid)
    from pg_index join pg_class c on c.oid = indrelid where relnamespace = 'public'::regnamespace
  union all select 'constraint', conrelid::regclass || '.' || conname, pg_get_constraintdef(oid)
    from pg_constraint where connamespace = 'public'::regnamespace and conrelid <> 0
  union all select 'policy', tablename || '.' || policyname, concat_ws(' ', cmd, roles, qual, with_check) from pg_policies
  union all select 'function', p.oid::regprocedure::text, concat(
      case when prokind = 'a' then (select to_jsonb(a)::text from pg_aggregate a where a.aggfnoid = p.oid)
        else pg_get_functiondef(p.oid) end, proacl, proowner::regrole)
    from pg_proc p where pronamespace = 'public'::regnamespace
     and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  order by 1, 2`;

const [ACCOUNT, CONVERSATION, MESSAGE] = [1, 2, 3].map(
  (nth) => `01900000-0000-7000-8000-00000000000${nth}`,
);
const sqlOf = (file: string): string =>
  readFileSync(new URL(`../../../migrations/${file}`, import.meta.url), 'utf8');

interface Thing {
  kind: string;
  name: string;
  what: string;
}

/** The library's own table comes with the first migration and stays. */
const isOurs = ({ name }: Thing): boolean => !name.includes('schema_migration');

/** On a server of its own: roles, which a way back may take along, belong to a whole server. */
describe('A migration', () => {
  let postgres: EmbeddedPostgres;
  let orm: MikroORM;
  beforeAll(async () => {
    postgres = await startPostgres();
    orm = await connectAsOwner(postgres.ownerUrl);
    await ensureRoles(orm.em.fork(), new URL(postgres.url).username);
  });
  afterAll(async () => {
    await orm.close(true);
    await postgres.stop();
  });

  const everything = (): Promise<Thing[]> => orm.em.fork().execute<Thing[]>(EVERYTHING);

  it('has a way back, after which it can be done again to the same effect', async () => {
    const pending = await orm.migrator.getPending();
    expect(pending.length).toBeGreaterThan(0);
    for (const { name } of pending) {
      const before = await everything();
      await orm.migrator.up({ migrations: [name] });
      const after = await everything();
      expect(after.length).toBeGreaterThan(before.length);
      await orm.migrator.down({ migrations: [name] });
      expect((await everything()).filter(isOurs)).toEqual(before.filter(isOurs));
      await orm.migrator.up({ migrations: [name] });
      expect(await everything()).toEqual(after);
    }
  });

  it('goes all the way back to an empty database', async () => {
    await orm.migrator.down({ to: 0 });
    expect((await everything()).filter(isOurs)).toEqual([]);
    await orm.migrator.up();
  });

  it('finds what is there also when the owner of the tables is bound by their policies', async () => {
    const name = '20261121T1400_summaries-by-their-place';
    const em = orm.em.fork();
    await em.begin();
    try {
      await em.execute(sqlOf(`${name}.down.sql`));
      await summarise(em);
      await em.execute('create role plain_owner');
      await em.execute('grant create on schema public to plain_owner');
      for (const table of ['message', 'conversation_summary'])
        await em.execute(`alter table ${table} owner to plain_owner`);
      await em.execute('set local role plain_owner');
      await em.execute(sqlOf(`${name}.up.sql`));
      await em.execute('reset role');
      expect(await em.execute('select index from conversation_summary')).toEqual([{ index: 7 }]);
      const unbound = await em.execute(
        `select relname from pg_class
         where relname in ('message', 'conversation_summary') and not relforcerowsecurity`,
      );
      expect(unbound).toEqual([]);
    } finally {
      await em.rollback();
    }
  });
});

/** Somebody's conversation with a message and its summary. */
async function summarise(em: MikroORM['em']): Promise<void> {
  await em.execute(
    `insert into account (id, kind, subject, created_at) values (?, 'MEMBER', 'somebody', now())`,
    [ACCOUNT],
  );
  await em.execute(
    `insert into conversation (id, account_id, title, status, pinned, tags, message_count, token_count, path_length,
       last_index, title_is_own, created_at, updated_at)
     values (?, ?, 'Hello', 'ACTIVE', false, '{}', 1, 1, 1, 7, false, now(), now())`,
    [CONVERSATION, ACCOUNT],
  );
  await em.execute(
    `insert into message (id, account_id, origin_account_id, conversation_id, index, role, content, content_type,
       status, on_path, chosen, edited, flagged, search_text, search_grams, created_at, updated_at)
     values (?, ?, ?, ?, 7, 'USER', 'Hello', 'TEXT', 'COMPLETE', true, true, false, false, 'hello', '{}', now(), now())`,
    [MESSAGE, ACCOUNT, ACCOUNT, CONVERSATION],
  );
  await em.execute(
    `insert into conversation_summary (id, account_id, conversation_id, message_id, content, tokens, model, created_at)
     values (gen_random_uuid(), ?, ?, ?, 'Somebody said hello.', 4, 'a model', now())`,
    [ACCOUNT, CONVERSATION, MESSAGE],
  );
  // Constraints that are checked at the end would stand in the way of a change to the tables.
  await em.execute('set constraints all immediate');
}

/** PostgreSQL's name for what the library writes in a column's definition. */
const SPELT: Record<string, string> = {
  int: 'integer',
  timestamptz: 'timestamp with time zone',
};

describe('An entity', () => {
  it('has a column of a fitting type for each of its properties', async () => {
    const { app, database, stop } = await startApp();
    const columns = await database.query<{ name: string; type: string; nullable: boolean }>(
      `select attrelid::regclass || '.' || attname as name, format_type(atttypid, null) as type,
              not attnotnull as nullable
       from pg_attribute where attnum > 0 and not attisdropped`,
    );
    const kept = new Map(columns.map((column) => [column.name, column]));
    const entities = [...app.get(MikroORM).getMetadata().getAll().values()];
    expect(entities.length).toBeGreaterThan(3);
    for (const { tableName, props } of entities) {
      for (const { fieldNames, columnTypes, nullable } of props) {
        const name = `${tableName}.${fieldNames[0]}`;
        const type = columnTypes[0]!.replace(/\(\d+\)/, '');
        expect(kept.get(name)).toEqual({
          name,
          type: SPELT[type] ?? type,
          nullable: nullable === true,
        });
      }
    }
    await stop();
  });
});
