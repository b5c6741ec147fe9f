import type { EntityManager } from '@mikro-orm/postgresql';
import { StartupError } from '../config/config.js';

/** The roles of design: none can log in, none passes row-level security, none owns anything. */
export const ROLES = [
  'smriti_app',
  'smriti_worker',
  'smriti_report',
  'smriti_claim',
  'smriti_search',
] as const;

/** The roles that a unit of work takes; `smriti_search` only owns the search function. */
const TAKEN = ROLES.filter((role) => role !== 'smriti_search');

const INSUFFICIENT_PRIVILEGE = '42501';

/**
 * Makes the missing roles and lets `login` take them. Roles belong to the whole cluster, so another
 * server may be making them at this moment.
 * @throws StartupError with the SQL to run when this login may not.
 */
export async function ensureRoles(em: EntityManager, login: string): Promise<void> {
  const statements = [...(await missingRoles(em)), ...(await missingMemberships(em, login))];
  for (const statement of statements) {
    try {
      await em.execute(statement);
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === '42710' || code === '23505') continue;
      if (code !== INSUFFICIENT_PRIVILEGE) throw error;
      throw new StartupError(
        `The database login may not create roles. Run this once as an administrator: ${statements.join(' ')}`,
      );
    }
  }
}

async function missingRoles(em: EntityManager): Promise<string[]> {
  const rows = await em.execute<{ rolname: string }[]>(
    `select rolname from pg_roles where rolname like 'smriti\\_%'`,
  );
  const present = new Set(rows.map((row) => row.rolname));
  return ROLES.filter((role) => !present.has(role)).map(
    (role) => `create role ${role} nologin nosuperuser nobypassrls;`,
  );
}

async function missingMemberships(em: EntityManager, login: string): Promise<string[]> {
  const rows = await em.execute<{ rolname: string }[]>(
    `select r.rolname from pg_roles l
       join pg_auth_members m on m.member = l.oid join pg_roles r on r.oid = m.roleid
     where l.rolname = ?
     union select r.rolname from pg_roles l, pg_roles r where l.rolname = ? and l.rolsuper`,
    [login, login],
  );
  const held = new Set(rows.map((row) => row.rolname));
  return TAKEN.filter((role) => !held.has(role)).map(
    (role) => `grant ${role} to "${login.replaceAll('"', '""')}";`,
  );
}

/** In production nobody may pass the policies: not by right, and not by owning the tables. */
export async function refusePowerfulLogin(em: EntityManager): Promise<void> {
  const [login] = await em.execute<{ powerful: boolean; owns: boolean }[]>(
    `select rolsuper or rolbypassrls as powerful,
            exists (select from pg_class where relname = 'account' and relowner = r.oid) as owns
     from pg_roles r where rolname = session_user`,
  );
  if (!login?.powerful && !login?.owns) return;
  throw new StartupError(
    'DATABASE_URL logs in as a superuser, with BYPASSRLS, or as the owner of the tables, so row-level ' +
      'security would not hold. Give DATABASE_URL a login of its own and keep the owner in DATABASE_OWNER_URL.',
  );
}
