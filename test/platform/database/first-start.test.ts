import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../../../src/platform/database/migrate.js';
import { createEmptyDatabase, type TestDatabase } from '../../support/database.js';

const MIGRATIONS = readdirSync(new URL('../../../migrations/', import.meta.url))
  .filter((file) => file.endsWith('.up.sql'))
  .map((file) => file.replace('.up.sql', ''))
  .toSorted();

describe('Servers that start at once on an empty database', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createEmptyDatabase();
  });
  afterAll(() => database.close());

  it('run each migration once', async () => {
    const login = new URL(database.url).username;
    await Promise.all([1, 2, 3, 4].map(() => migrate(database.ownerUrl, login)));
    const ran = await database.query('select name from schema_migration order by id');
    expect(ran).toEqual(MIGRATIONS.map((name) => ({ name })));
  });
});
