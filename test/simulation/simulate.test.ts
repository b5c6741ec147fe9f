import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { service, temporaryDirectory } from '../support/services/index.js';
import { type RunningApp, startApp, TEST_SECRETS } from '../support/app.js';
import { member } from '../support/people.js';
import { settled } from '../support/rows.js';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const ACCOUNTS = 8;
const DAYS = 20;

describe('A simulation', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.stop());

  async function simulated(...args: string[]): Promise<string> {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [
        '--import',
        at('../support/services/typescript.mjs'),
        at('../../src/cli/simulate.ts'),
        ...args,
      ],
      {
        env: {
          PATH: process.env['PATH'],
          DATABASE_URL: app.database.url,
          DATABASE_OWNER_URL: app.database.ownerUrl,
          REDIS_URL: service('TEST_REDIS_URL'),
          DATA_DIR: temporaryDirectory('simulation'),
          ...TEST_SECRETS,
        },
      },
    );
    return stdout.trim().split('\n').at(-1)!;
  }

  /** What was done, by whom, and when; ids are new each time. */
  async function deeds(): Promise<string[]> {
    const rows = await app.database.query<{ deed: string }>(
      `select concat_ws(' ', subject, 'came', s.started_at, s.last_activity_at) as deed
         from session s join account a on a.id = s.account_id
       union all select concat_ws(' ', subject, 'did', x.kind, x.started_at, x.ended_at)
         from session_activity x join account a on a.id = x.account_id
       union all select concat_ws(' ', subject, 'said', m.content, m.created_at)
         from message m join account a on a.id = m.account_id
       union all select concat_ws(' ', subject, 'counted', d.date)
         from activity_day d join account a on a.id = d.account_id order by 1`,
    );
    return rows.map(({ deed }) => deed);
  }

  it('fills days up to today, adds nothing when repeated, and gives reports something to show', async () => {
    const extent = ['--accounts', `${ACCOUNTS}`, '--days', `${DAYS}`, '--seed', '7'];
    const told = await simulated(...extent);
    await settled(app.database);
    const done = await deeds();
    expect(await simulated(...extent)).toBe(told);
    await settled(app.database);
    expect(await deeds()).toEqual(done);

    const [span] = await app.database.query<{ days: number; early: number; late: number }>(
      `select count(distinct started_at::date)::int as days,
         count(*) filter (where started_at < now() - interval '${DAYS + 1} days')::int as early,
         count(*) filter (where last_activity_at > now())::int as late from session`,
    );
    expect(span!.days).toBeGreaterThan(DAYS / 2);
    expect(span).toMatchObject({ early: 0, late: 0 });

    const admin = await member(app, 'an admin', 'admin');
    const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
    const { sessionReport } = await admin.get<{ sessionReport: { sessions: number } }>(
      'query ($range: ReportRange!) { sessionReport(range: $range) { sessions } }',
      { range: { from: day(DAYS + 1), to: day(-1) } },
    );
    const came = done.filter((deed) => deed.includes(' came '));
    expect(sessionReport.sessions).toBe(came.length);
    expect(came.length).toBeGreaterThan(ACCOUNTS);
  });

  it('says which numbers it takes', async () => {
    await expect(simulated('--accounts', 'many')).rejects.toThrow('whole number from 1');
  });
});
