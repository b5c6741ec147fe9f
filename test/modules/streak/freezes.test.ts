import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp } from '../../support/app.js';
import { HOUR, turnedClock, type TurnedClock } from '../../support/clock.js';
import { member, type Person } from '../../support/people.js';
import { checksums, settled } from '../../support/rows.js';
import { datesFrom, hadDays, statesOf, streakOf } from '../../support/streaks.js';
import { say } from '../../support/talk.js';

const DAY = 24 * HOUR;

/** One who did something on fourteen days up to the 14th, looked at on the given morning. */
async function someone(
  app: Awaited<ReturnType<typeof startApp>>,
  clock: TurnedClock,
  morning: string,
): Promise<Person> {
  const ada = await member(app);
  await hadDays(app, ada, datesFrom('2026-05-01', 14));
  clock.stopAt(`${morning}T08:00:00Z`);
  return ada;
}

describe('With up to three freezes', () => {
  let app: Awaited<ReturnType<typeof startApp>>;
  let clock: TurnedClock;
  beforeAll(async () => {
    app = await startApp({ env: { STREAK_FREEZES: '3' } });
    clock = turnedClock(app);
  });
  afterAll(() => app.stop());

  it('two are saved by fourteen days, and cover two missed days', async () => {
    const ada = await someone(app, clock, '2026-05-17');
    expect(await streakOf(ada)).toEqual({
      currentDays: 14,
      longestDays: 14,
      totalDays: 14,
      status: 'AT_RISK',
      startedOn: '2026-05-01',
      lastCountedOn: '2026-05-14',
      expiresAt: '2026-05-18T00:00:00.000Z',
      freezesAvailable: 0,
    });
    expect(await statesOf(ada, '2026-05-14', '2026-05-17')).toEqual([
      '2026-05-14 COUNTED',
      '2026-05-15 FROZEN',
      '2026-05-16 FROZEN',
      '2026-05-17 TODAY_OPEN',
    ]);
    await say(ada, 'I am back');
    expect(await streakOf(ada)).toMatchObject({
      currentDays: 15,
      status: 'ACTIVE_TODAY',
      expiresAt: '2026-05-19T00:00:00.000Z',
      freezesAvailable: 0,
    });
  });

  it('three missed days with two saved use none and break the run', async () => {
    const ada = await someone(app, clock, '2026-05-18');
    expect(await streakOf(ada)).toEqual({
      currentDays: 0,
      longestDays: 14,
      totalDays: 14,
      status: 'BROKEN',
      startedOn: null,
      lastCountedOn: '2026-05-14',
      expiresAt: null,
      freezesAvailable: 2,
    });
    expect(await statesOf(ada, '2026-05-15', '2026-05-17')).toEqual([
      '2026-05-15 MISSED',
      '2026-05-16 MISSED',
      '2026-05-17 MISSED',
    ]);
    await say(ada, 'I am back');
    expect(await streakOf(ada)).toMatchObject({
      currentDays: 1,
      freezesAvailable: 2,
      expiresAt: '2026-05-22T00:00:00.000Z',
    });
  });

  it('looking uses nothing up: evaluated again, everything is the same', async () => {
    const ada = await someone(app, clock, '2026-05-17');
    const seen = async () => [await streakOf(ada), await statesOf(ada, '2026-05-01', '2026-05-20')];
    await settled(app.database);
    const rows = await checksums(app.database);
    const first = await seen();
    clock.turn(HOUR);
    // Past the cache, and with it.
    const [plain, again] = [await seen(), await seen()];
    expect([plain, again]).toEqual([first, first]);
    expect(await checksums(app.database)).toEqual(rows);
  });

  it('no more than three are ever saved', async () => {
    const ada = await member(app);
    await hadDays(app, ada, datesFrom('2026-03-01', 60));
    clock.stopAt('2026-04-29T08:00:00Z');
    expect(await streakOf(ada)).toMatchObject({ currentDays: 60, freezesAvailable: 3 });
  });
});

describe('Without freezes, which is the default', () => {
  let app: Awaited<ReturnType<typeof startApp>>;
  let clock: TurnedClock;
  beforeAll(async () => {
    app = await startApp();
    clock = turnedClock(app);
  });
  afterAll(() => app.stop());

  it('one missed day breaks the run, and the next day begins at 1', async () => {
    const ada = await someone(app, clock, '2026-05-15');
    expect(await streakOf(ada)).toMatchObject({ currentDays: 14, status: 'AT_RISK' });
    clock.turn(DAY);
    expect(await streakOf(ada)).toMatchObject({
      currentDays: 0,
      status: 'BROKEN',
      freezesAvailable: 0,
    });
    await say(ada, 'Again');
    expect(await streakOf(ada)).toMatchObject({
      currentDays: 1,
      longestDays: 14,
      totalDays: 15,
      startedOn: '2026-05-16',
    });
  });

  it('nobody has one who never did anything', async () => {
    expect(await streakOf(await member(app))).toEqual({
      currentDays: 0,
      longestDays: 0,
      totalDays: 0,
      status: 'NONE',
      startedOn: null,
      lastCountedOn: null,
      expiresAt: null,
      freezesAvailable: 0,
    });
  });
});
