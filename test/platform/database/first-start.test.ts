import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { migrate } from '../../../src/platform/database/migrate.js';
import { createEmptyDatabase } from '../../support/database.js';

const MIGRATIONS = readdirSync(new URL('../../../migrations/', import.meta.url))
  .filter((file) => file.endsWith('.up.sql'))
  .map((file) => file.replace('.up.sql', ''))
  .toSorted();

it('Of servers that start at once on an empty database one migrates and the others wait', async () => {
  const database = await createEmptyDatabase();
  const login = new URL(database.url).username;
  await Promise.all([1, 2, 3, 4].map(() => migrate(database.ownerUrl, login)));
  const ran = await database.query('select name from schema_migration order by id');
  expect(ran).toEqual(MIGRATIONS.map((name) => ({ name })));
  await database.close();
});
