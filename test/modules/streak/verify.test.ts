import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp, TEST_SECRETS } from '../../support/app.js';
import { claim } from '../../support/claims.js';
import { HOUR } from '../../support/clock.js';
import { guest, member, type Person } from '../../support/people.js';
import { settled } from '../../support/rows.js';
import { temporaryDirectory } from '../../support/services/index.js';
import { moveTo } from '../../support/streaks.js';
import { accountOf, say } from '../../support/talk.js';
import { did, start } from '../../support/visits.js';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** As `npm run streak:verify` runs it. */
function verified({ database }: RunningApp): Promise<{ code: number; output: string }> {
  const args = [
    '--import',
    at('../../support/services/typescript.mjs'),
    at('../../../src/cli/streak-verify.ts'),
  ];
  const env = {
    PATH: process.env['PATH'],
    DATABASE_URL: database.url,
    DATABASE_OWNER_URL: database.ownerUrl,
    DATA_DIR: temporaryDirectory('data'),
    ...TEST_SECRETS,
  };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, { env }, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, output: stdout + stderr }),
    );
  });
}

/** Somebody who did a bit of everything, here and there, and deleted some of it. */
async function busy(person: Person): Promise<string> {
  await say(person, 'before any zone');
  await moveTo(person, 'Pacific/Kiritimati');
  const { id: sessionId } = await start(person);
  for (const kind of ['GAME', 'MUSIC', 'CHAT', 'VIDEO']) {
    const startedAt = new Date(Date.now() - Math.random() * 47 * HOUR);
    await did(person, { sessionId, kind, startedAt });
  }
  await moveTo(person, 'Pacific/Niue');
  await say(person, 'after a long flight', { sessionId });
  await person.get('mutation { clearHistory }');
  await say(person, 'and again');
  return accountOf(person);
}

describe('streak:verify', () => {
  let app: RunningApp;
  let accounts: string[];
  beforeAll(async () => {
    app = await startApp();
    accounts = [];
    for (let nth = 0; nth < 3; nth += 1) accounts.push(await busy(await member(app)));
    const [visitor, heir] = [await guest(app), await member(app)];
    await busy(visitor);
    accounts.push(await busy(heir));
    await claim(heir, visitor);
    await settled(app.database);
  });
  afterAll(() => app.stop());

  it('finds nothing where every activity is recorded on its day', async () => {
    const { code, output } = await verified(app);
    expect([code, output]).toEqual([0, expect.stringContaining('0 differences')]);
    expect(output).toContain('accounts');
  });

  it('finds what is missing, what is too much and what is on another day, and fails', async () => {
    // The day of the only message that is kept.
    const latest = `account_id = $1 and last_at = (
      select max(last_at) from activity_day where account_id = $1 and messages > 0)`;
    await app.database.query(
      `update activity_day set messages = 0, games = games + 1 where ${latest}`,
      [accounts[0]],
    );
    await app.database.query(`update activity_day set date = date - 10 where ${latest}`, [
      accounts[1],
    ]);
    const { code, output } = await verified(app);
    const told = (nth: number) =>
      output.split('\n').filter((line) => line.includes(accounts[nth]!));
    expect(code).toBe(1);
    expect(told(0).join('\n')).toMatch(/MESSAGE: \d recorded, \d done/);
    expect(told(0).join('\n')).toMatch(/all days, GAME: 2 recorded, 1 done/);
    expect(told(1).join('\n')).toMatch(/MESSAGE: 0 recorded, \d done/);
    expect([...told(2), ...told(3)]).toEqual([]);
  });
});
