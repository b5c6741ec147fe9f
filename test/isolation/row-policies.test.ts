import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { type RunningApp, startApp } from '../support/app.js';
import { claim } from '../support/claims.js';
import { guest, member } from '../support/people.js';
import { settled } from '../support/rows.js';
import { accountOf } from '../support/talk.js';
import { idsOf, mark, outgrow } from './strangers.js';

interface Policy {
  table: string;
  name: string;
  command: 'ALL' | 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE';
}

const app: RunningApp = await startApp();
const policies = await app.database.query<Policy>(
  `select tablename as table, policyname as name, cmd as command from pg_policies
   where schemaname = 'public' and 'smriti_app' = any(roles) order by 1, 2`,
);
/** Every table with an owner, and the table of owners itself. */
const owned = (
  await app.database.query<{ name: string }>(
    `select distinct c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
       and (a.attname = 'account_id' or c.relname = 'account') order by 1`,
  )
).map(({ name }) => name);
const ownerOf = (table: string): string => (table === 'account' ? 'id' : 'account_id');

let connection: pg.Client;
let ada: string;
let bob: string;
beforeAll(async () => {
  connection = new pg.Client({ connectionString: app.database.ownerUrl });
  await connection.connect();
  const people = [await member(app), await member(app)] as const;
  for (const person of people) {
    await mark(person, (await idsOf(person))['a reply']!);
    await outgrow(person, app.database);
    await claim(person, await guest(app));
  }
  [ada, bob] = [await accountOf(people[0]), await accountOf(people[1])];
  await settled(app.database);
  for (const account of [ada, bob]) {
    await connection.query(
      `insert into outbox_event (id, account_id, type, payload, due_at)
       values ($1, $2, 'Nothing', '{}', 'infinity')`,
      [randomUUID(), account],
    );
    // A day can only be repaired when it was missed, which takes days.
    await connection.query(
      `insert into streak_repair (id, account_id, day, reason, repaired_at)
       values ($1, $2, '2026-01-01', 'a private reason', now())`,
      [randomUUID(), account],
    );
  }
});
afterAll(async () => {
  await connection.end();
  await app.stop();
});

/** As a request of Ada's does; whatever it did is undone. `changes` are made before, as the owner. */
async function asAda<T>(
  work: () => Promise<T>,
  account: string | null = ada,
  changes = '',
): Promise<T> {
  await connection.query(`begin; ${changes}; set local role smriti_app`);
  await connection.query(`select set_config('app.account_id', $1, true)`, [account ?? '']);
  try {
    return await work();
  } finally {
    await connection.query('rollback');
  }
}

/** How many rows a statement met, or the SQLSTATE with which it was refused. */
async function met(sql: string, values: unknown[] = []): Promise<number | string> {
  try {
    return (await connection.query(sql, values)).rowCount ?? 0;
  } catch (error) {
    return (error as pg.DatabaseError).code ?? 'unknown';
  }
}

const REFUSED = '42501';
const columnsOf = async (table: string, privilege: 'UPDATE' | 'INSERT'): Promise<string[]> =>
  (
    await app.database.query<{ name: string }>(
      `select attname as name from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped
         and has_column_privilege('smriti_app', attrelid, attnum, $2) order by attnum`,
      [table, privilege],
    )
  ).map(({ name }) => name);

/** A row of Bob's under a new id, to be put in by somebody else. */
const copyOf = async (table: string): Promise<string> => {
  const [found] = await app.database.query<{ row: object }>(
    `select to_jsonb(t) as row from ${table} t where ${ownerOf(table)} = $1 limit 1`,
    [bob],
  );
  return JSON.stringify({ ...found!.row, id: randomUUID() });
};
async function put(table: string, row: string): Promise<number | string> {
  const found = await app.database.query<{ name: string }>(
    `select attname as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  );
  const columns = found.map(({ name }) => `"${name}"`).join(', ');
  const sql = `insert into ${table} (${columns})
    select ${columns} from jsonb_populate_record(null::${table}, $1::jsonb)`;
  return met(sql, [row]);
}

describe.each(owned)('The rows of %s', (table) => {
  const isBobs = `${ownerOf(table)} = '`;

  it('are under a policy that binds the owner of the table too', async () => {
    const [found] = await app.database.query<{ enabled: boolean; forced: boolean }>(
      `select relrowsecurity as enabled, relforcerowsecurity as forced from pg_class where oid = $1::regclass`,
      [table],
    );
    expect(found).toEqual({ enabled: true, forced: true });
    expect(policies.some((policy) => policy.table === table)).toBe(true);
  });

  it('are found by their owner through an index', async () => {
    const found = await app.database.query(
      `select from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
       where i.indrelid = $1::regclass and a.attname = $2`,
      [table, ownerOf(table)],
    );
    expect(found.length).toBeGreaterThan(0);
  });

  it('are not seen by another account, and none is without an account', async () => {
    const all = `select from ${table}`;
    expect(await asAda(() => met(`${all} where ${isBobs}${bob}'`))).toBe(
      readable(table) ? 0 : REFUSED,
    );
    expect(await asAda(() => met(all), null)).toBe(readable(table) ? 0 : REFUSED);
    if (readable(table)) expect(await asAda(() => met(all))).toBeGreaterThan(0);
  });

  it('are neither changed, taken away nor put in by another account', async () => {
    const [column] = await columnsOf(table, 'UPDATE');
    if (column) {
      expect(
        await asAda(() => met(`update ${table} set ${column} = ${column} where ${isBobs}${bob}'`)),
      ).toBe(0);
    }
    expect([0, REFUSED]).toContain(
      await asAda(() => met(`delete from ${table} where ${isBobs}${bob}'`)),
    );
    const copy = await copyOf(table);
    expect(await asAda(() => put(table, copy))).toBe(REFUSED);
  });

  it('are not given away to another account', async () => {
    if (!(await columnsOf(table, 'UPDATE')).includes(ownerOf(table))) return;
    expect(await asAda(() => met(`update ${table} set ${ownerOf(table)} = '${bob}'`))).toBe(
      REFUSED,
    );
  });
});

const readable = (table: string): boolean =>
  policies.some((policy) => policy.table === table && ['ALL', 'SELECT'].includes(policy.command));

describe.each(policies)('The policy $name on $table', ({ table, name, command }) => {
  it('is what stands between two accounts: without it one reaches the other', async () => {
    const opened =
      command === 'INSERT'
        ? `alter policy ${name} on ${table} with check (true)`
        : `alter policy ${name} on ${table} using (true)`;
    if (command === 'INSERT') {
      const copy = await copyOf(table);
      expect(await asAda(() => put(table, copy))).toBe(REFUSED);
      expect(await asAda(() => put(table, copy), ada, opened)).toBe(1);
      return;
    }
    const bobs = `select from ${table} where ${ownerOf(table)} = '${bob}'`;
    expect(await asAda(() => met(bobs))).toBe(0);
    expect(await asAda(() => met(bobs), ada, opened)).toBeGreaterThan(0);
  });
});
