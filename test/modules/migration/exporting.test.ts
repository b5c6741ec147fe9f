import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Sections } from '../../../src/modules/account/index.js';
import { Chronicle } from '../../../src/modules/chat/index.js';
import { startApp } from '../../support/app.js';

/** Tables with an account that no export carries, and why. */
const LEFT_OUT: Record<string, string> = {
  account_log: 'an order of changes, made anew',
  inbox_event: 'which listener heard what',
  outbox_event: 'facts on their way',
  query_log: 'what replies cost the installation',
  conversation_summary: 'what is made anew from the messages',
  claim: 'a receipt',
  migration_audit: 'the record of attempts',
  safety_event: 'the record of who was pointed to help',
};

describe('What an export carries', () => {
  let app: Awaited<ReturnType<typeof startApp>>;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.stop());

  it('is every table that belongs to an account, but those that are named here with a reason', async () => {
    const tables = await app.database.query<{ name: string }>(
      `select table_name as name from information_schema.columns
       where table_schema = 'public' and column_name = 'account_id' order by 1`,
    );
    const carried = [
      ...app.app.get(Sections).all.flatMap((section) => section.tables),
      ...app.app.get(Chronicle, { strict: false }).tables,
    ];
    expect(tables.map(({ name }) => name)).toEqual(
      [...carried, ...Object.keys(LEFT_OUT)].toSorted(),
    );
  });
});
