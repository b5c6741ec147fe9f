import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Estates } from '../../src/modules/account/index.js';
import { type RunningApp, startApp } from '../support/app.js';

/** Tables that name an account and pass to nobody: what is on its way, and what is on record. */
const STAY = ['claim', 'migration_audit', 'outbox_event'];

describe('A claim', () => {
  let app: RunningApp & { app: NestFastifyApplication };
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.stop());

  it('takes every table that belongs to an account along, each by the module that keeps it', async () => {
    const owned = await app.database.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
       where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
         and a.attname = 'account_id'`,
    );
    const covered = [...app.app.get(Estates, { strict: false }).tables, ...STAY];
    expect(covered.toSorted()).toEqual(owned.map(({ name }) => name).toSorted());
  });
});
