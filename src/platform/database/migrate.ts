import { readdirSync, readFileSync } from 'node:fs';
import { Migration, Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { StartupError } from '../config/config.js';
import { CONNECT_MS } from './orm.js';
import { ensureRoles } from './roles.js';

/** Beside `src` and `dist` alike. */
const FOLDER = new URL('../../../migrations/', import.meta.url);

/** Any number that no other program takes: one server migrates, the others wait for it. */
const MIGRATION_LOCK = 0x534d5249;

/** Each `<timestamp>_<sentence>.up.sql` with its `.down.sql`, as the library's migrations. */
function migrationsOf(folder: URL) {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.up.sql'))
    .toSorted()
    .map((file) => {
      const sql = (name: string) => readFileSync(new URL(name, folder), 'utf8');
      return {
        name: file.slice(0, -'.up.sql'.length),
        class: class extends Migration {
          override up(): void {
            this.addSql(sql(file));
          }
          override down(): void {
            this.addSql(sql(file.replace('.up.sql', '.down.sql')));
          }
        },
      };
    });
}

/** A connection as the owner of the tables, for migrations alone. */
export async function connectAsOwner(ownerUrl: string): Promise<MikroORM> {
  return MikroORM.init({
    clientUrl: ownerUrl,
    entities: [],
    discovery: { warnWhenNoEntities: false },
    extensions: [Migrator],
    pool: { min: 0, max: 2 },
    driverOptions: { connectionTimeoutMillis: CONNECT_MS },
    migrations: {
      tableName: 'schema_migration',
      migrationsList: migrationsOf(FOLDER),
      disableForeignKeys: false,
      snapshot: false,
      silent: true,
    },
  });
}

/**
 * Brings the schema up to date and lets `login` take the roles.
 * @throws StartupError when the database's encoding or version cannot carry what people write.
 */
export async function migrate(ownerUrl: string, login: string): Promise<void> {
  const orm = await connectAsOwner(ownerUrl);
  try {
    const lock = orm.em.fork();
    await lock.begin();
    await lock.execute(`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    await checkDatabase(lock);
    await ensureRoles(orm.em.fork(), login);
    await orm.migrator.up();
    await lock.commit();
  } finally {
    await orm.close(true);
  }
}

async function checkDatabase(em: MikroORM['em']): Promise<void> {
  const [found] = await em.execute<{ version: number; encoding: string; folds: boolean }[]>(
    `select current_setting('server_version_num')::int as version,
            current_setting('server_encoding') as encoding, lower('É') = 'é' as folds`,
  );
  if (!found || found.version < 150_000)
    throw new StartupError('PostgreSQL 15 or newer is needed.');
  if (found.encoding === 'UTF8' && found.folds) return;
  throw new StartupError(
    'The database must have the encoding UTF8 and a locale that knows more letters than ASCII ' +
      '(for example: create database smriti template template0 encoding utf8 locale "C.UTF-8").',
  );
}
