import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { type RunningApp, startApp } from '../../support/app.js';
import { turnedClock, type TurnedClock } from '../../support/clock.js';
import { guest, member, type Person } from '../../support/people.js';
import { crowd, recount, settle } from './crowd.js';

const REPORT = `query ($range: ReportRange!) {
  streakReport(range: $range) {
    activeAccounts accountsOnStreak atRisk averageDays longestDays
    distribution { minDays maxDays accounts } brokenPerDay { date value }
  }
}`;
const NOW = '2026-05-31T15:00:00Z';

describe.each([0, 3])('The report on streaks with up to %i freezes', (mostFreezes) => {
  let app: Awaited<ReturnType<typeof startApp>> & RunningApp;
  let clock: TurnedClock;
  let admin: Person;
  const people = fc.sample(crowd, 1_000);
  beforeAll(async () => {
    app = await startApp({ env: { STREAK_FREEZES: String(mostFreezes) } });
    clock = turnedClock(app);
    clock.stopAt(NOW);
    admin = await member(app, undefined, 'admin');
    await settle(app.database, people);
  });
  afterAll(() => app.stop());

  it.each([
    { from: '2026-05-01', to: '2026-05-31', timeZone: 'UTC' },
    { from: '2026-05-01', to: '2026-06-30', timeZone: 'UTC' },
    { from: '2026-05-20', to: '2026-05-20', timeZone: 'Pacific/Kiritimati' },
    { from: '2026-04-10', to: '2026-05-12', timeZone: 'Etc/GMT+12' },
    { from: '2026-03-01', to: '2026-04-04', timeZone: 'Australia/Lord_Howe' },
    { from: '2025-07-01', to: '2026-05-31', timeZone: 'Europe/Berlin' },
    { from: '2011-12-01', to: '2011-12-31', timeZone: 'Pacific/Apia' },
    { from: '2012-01-01', to: '2012-01-05', timeZone: 'UTC' },
    { from: '2010-01-01', to: '2010-12-31', timeZone: 'UTC' },
  ])(
    'is what a recount of a thousand accounts finds, for $from to $to in $timeZone',
    async (range) => {
      const { streakReport } = await admin.get<{ streakReport: object }>(REPORT, { range });
      expect(streakReport).toEqual(recount(people, range, { now: clock.now(), mostFreezes }));
    },
  );
});

describe('A report on streaks', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.stop());
  const range = { from: '2026-05-01', to: '2026-05-31' };

  it('is for admins', async () => {
    for (const person of [await member(app), await guest(app)]) {
      expect(await person.refusal(REPORT, { range })).toBe('FORBIDDEN');
    }
  });

  it.each([
    ['401 days', { from: '2026-01-01', to: '2027-02-05' }],
    ['days in the wrong order', { from: '2026-01-02', to: '2026-01-01' }],
    ['an unknown zone', { ...range, timeZone: 'Mars/Olympus' }],
    ['a day that never comes', { from: '2026-02-30', to: '2026-03-01' }],
  ])('of %s is bad input', async (_what, bad) => {
    const admin = await member(app, undefined, 'admin');
    expect(await admin.refusal(REPORT, { range: bad })).toBe('BAD_USER_INPUT');
  });

  it('of nobody is empty', async () => {
    const admin = await member(app, undefined, 'admin');
    const { streakReport } = await admin.get<{ streakReport: object }>(REPORT, {
      range: { from: '2026-05-01', to: '2026-05-02' },
    });
    expect(streakReport).toMatchObject({
      activeAccounts: 0,
      accountsOnStreak: 0,
      atRisk: 0,
      averageDays: 0,
      longestDays: 0,
      brokenPerDay: [
        { date: '2026-05-01', value: 0 },
        { date: '2026-05-02', value: 0 },
      ],
    });
  });
});
