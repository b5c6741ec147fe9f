import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Estates } from '../../src/modules/account/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { claim } from '../support/claims.js';
import { guest, member } from '../support/people.js';
import { settled } from '../support/rows.js';
import { accountOf } from '../support/talk.js';
import { inTables } from '../support/traces.js';
import { idsOf, mark, outgrow } from './strangers.js';

/** Tables that name an account and pass to nobody: what is on its way, and what is on record. */
const STAY = ['claim', 'migration_audit', 'outbox_event'];

/** What a claim changes besides the owner, where the claimer had nothing. */
const CHANGED: Record<string, readonly string[]> = {
  // Nothing stays open, since nobody has its pass any more.
  session: ['closed_at', 'closed_by', 'ended_at', 'end_reason'],
  personality_number: ['id'],
  streak_pause: ['id'],
};

let app: RunningApp & { app: NestFastifyApplication };
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const covered = (): string[] => app.app.get(Estates, { strict: false }).tables;

/** What an account owns in a table, the owner's name aside. */
async function owned(table: string, accountId: string): Promise<string[]> {
  const aside = ['account_id', ...(CHANGED[table] ?? [])].map((name) => `'${name}'`);
  const rows = await app.database.query<{ row: string }>(
    `select (to_jsonb(t) - array[${aside.join(', ')}])::text as row from ${table} t where account_id = $1 order by 1`,
    [accountId],
  );
  return rows.map(({ row }) => row);
}

const estateOf = async (accountId: string) =>
  Object.fromEntries(
    await Promise.all(
      covered().map(async (table) => [table, await owned(table, accountId)] as const),
    ),
  );

describe('A claim', () => {
  it('takes every table that belongs to an account along, each by the module that keeps it', async () => {
    const tables = await app.database.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
       where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
         and a.attname = 'account_id'`,
    );
    expect([...covered(), ...STAY].toSorted()).toEqual(tables.map(({ name }) => name).toSorted());
  });

  it('makes every row of a guest the claimer’s, and leaves the guest’s name on record alone', async () => {
    const [visitor, ada] = [await guest(app), await member(app)];
    await mark(visitor, (await idsOf(visitor))['a reply']!);
    await outgrow(visitor, app.database);
    const [from, to] = [await accountOf(visitor), await accountOf(ada)];
    await app.database.query(
      `insert into streak_repair (id, account_id, day, reason, repaired_at)
       values (gen_random_uuid(), $1, '2026-01-01', 'a long flight', now())`,
      [from],
    );
    await settled(app.database);
    const before = await estateOf(from);
    // What has no row of the guest would tell nothing.
    expect(Object.entries(before).filter(([, rows]) => rows.length === 0)).toEqual([]);
    await claim(ada, visitor);
    await settled(app.database);
    expect(await estateOf(to)).toEqual(before);
    // Beside the owner stands the origin, which client ids are unique with.
    await app.database.query(
      `update message set origin_account_id = account_id; update session set origin_account_id = account_id;
       update session_join set origin_account_id = account_id;
       update session_activity set origin_account_id = account_id`,
    );
    expect(await inTables([from], app.database)).toEqual(['account', 'claim']);
  });
});
