import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES } from '../../src/platform/database/roles.js';
import { type RunningApp, startApp } from '../support/app.js';

/** Tables that work on behalf of nobody in particular may touch. */
const TOUCHED_BY_WORKERS = [
  ...['account', 'account_zone', 'inbox_event', 'message', 'outbox_event', 'session'],
];

/** What work on behalf of nobody may read of a reply that is being written. */
const SEEN_OF_REPLIES = ['account_id', 'conversation_id', 'lease_until', 'status'];

/** What reports may read: ids, times, kinds and counts. */
const SEEN_BY_REPORTS = [
  ...['id', 'account_id', 'started_at', 'last_activity_at', 'ended_at', 'active_ms'].map(
    (column) => `session.${column}`,
  ),
  ...['chat', 'game', 'video', 'music'].flatMap((kind) => [
    `session.${kind}_ms`,
    `session.${kind}_count`,
  ]),
  ...['attempt_id', 'account_id', 'guest_ref', 'status', 'error', 'conversations', 'messages'].map(
    (column) => `migration_audit.${column}`,
  ),
  ...['migration_audit.at', 'migration_audit.migration_version'],
  ...['account_id', 'outcome', 'latency_ms', 'tokens_in', 'tokens_out', 'quality'].map(
    (column) => `query_log.${column}`,
  ),
  ...['query_log.kind', 'query_log.first_token_ms'],
  ...['query_log.recommendation', 'query_log.created_at'],
  ...['account_zone.account_id', 'account_zone.zone', 'account_zone.since'],
  ...['activity_day.account_id', 'activity_day.date'],
  ...['streak_pause.account_id', 'streak_pause.first_day', 'streak_pause.last_day'],
  ...['streak_repair.account_id', 'streak_repair.day'],
];

describe('The roles of the database', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.stop());

  it('can neither log in, nor pass the policies, nor make others', async () => {
    const found = await app.database.query(
      `select rolname from pg_roles where rolname = any($1)
         and not (rolcanlogin or rolsuper or rolbypassrls or rolcreaterole or rolcreatedb) order by 1`,
      [ROLES],
    );
    expect(found.map((row) => (row as { rolname: string }).rolname)).toEqual([...ROLES].toSorted());
  });

  it('own nothing but the function that searches', async () => {
    const found = await app.database.query(
      `select r.rolname as role, pg_describe_object(d.classid, d.objid, 0) as owned
       from pg_shdepend d join pg_roles r on r.oid = d.refobjid
       where d.refclassid = 'pg_authid'::regclass and d.deptype = 'o' and r.rolname = any($1)
         and d.dbid in (0, (select oid from pg_database where datname = current_database()))`,
      [ROLES],
    );
    expect(found).toEqual([{ role: 'smriti_search', owned: 'function search_candidates(jsonb)' }]);
  });

  it('are bound by row-level security on every table that they may touch', async () => {
    const open = await app.database.query(
      `select c.relname from pg_class c, pg_roles r
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and r.rolname = any($1)
         and has_any_column_privilege(r.oid, c.oid, 'SELECT, INSERT, UPDATE') and not c.relforcerowsecurity`,
      [ROLES],
    );
    expect(open).toEqual([]);
  });

  it('touch as a worker the named tables only', async () => {
    expect(await tablesOf(app, 'smriti_worker')).toEqual(TOUCHED_BY_WORKERS);
  });

  it('see of messages, as a worker, only where a reply is being written', async () => {
    const seen = await app.database.query<{ seen: string }>(
      `select column_name as seen from information_schema.column_privileges
       where grantee = 'smriti_worker' and table_name = 'message' order by 1`,
    );
    expect(seen.map((each) => each.seen)).toEqual(SEEN_OF_REPLIES);
    const { says } = (
      await app.database.query<{ says: string }>(
        `select qual as says from pg_policies where tablename = 'message' and roles = '{smriti_worker}'`,
      )
    )[0]!;
    expect(says).toBe(`(status = 'GENERATING'::text)`);
  });

  it('see in reports neither what was said nor what somebody called things, and change nothing', async () => {
    const seen = await app.database.query<{ seen: string }>(
      `select table_name || '.' || column_name as seen from information_schema.column_privileges
       where grantee = 'smriti_report' and privilege_type = 'SELECT' order by 1`,
    );
    expect(seen.map((each) => each.seen)).toEqual(SEEN_BY_REPORTS.toSorted());
    const changed = await app.database.query(
      `select table_name from information_schema.column_privileges
       where grantee = 'smriti_report' and privilege_type <> 'SELECT'
       union select table_name from information_schema.table_privileges where grantee = 'smriti_report'`,
    );
    expect(changed).toEqual([]);
  });

  it('read as the searcher what is searched, and change nothing', async () => {
    expect(await tablesOf(app, 'smriti_search')).toEqual(['message']);
    const [may] = await app.database.query(
      `select has_any_column_privilege('smriti_search', 'message', 'INSERT, UPDATE') as change,
              has_column_privilege('smriti_search', 'message', 'content', 'SELECT') as read`,
    );
    expect(may).toEqual({ change: false, read: false });
  });
});

/** Tables on which the role has any right, be it on one column. */
async function tablesOf(app: RunningApp, role: string): Promise<string[]> {
  const rows = await app.database.query<{ relname: string }>(
    `select relname from pg_class c
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')
       and (has_any_column_privilege($1, c.oid, 'SELECT, INSERT, UPDATE, REFERENCES')
            or has_table_privilege($1, c.oid, 'DELETE, TRUNCATE, TRIGGER')) order by 1`,
    [role],
  );
  return rows.map(({ relname }) => relname);
}
