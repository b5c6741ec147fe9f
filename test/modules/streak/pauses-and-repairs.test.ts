import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApp } from '../../support/app.js';
import { HOUR, turnedClock, type TurnedClock } from '../../support/clock.js';
import { member, type Person } from '../../support/people.js';
import { checksums, settled } from '../../support/rows.js';
import {
  CALENDAR,
  CANCEL,
  datesFrom,
  hadDays,
  PAUSE,
  REPAIR,
  statesOf,
  type Streak,
  streakOf,
} from '../../support/streaks.js';

const DAY = 24 * HOUR;

let app: Awaited<ReturnType<typeof startApp>>;
let clock: TurnedClock;
let ada: Person;
beforeAll(async () => {
  app = await startApp();
  clock = turnedClock(app);
});
beforeEach(async () => {
  ada = await member(app);
  clock.stopAt('2026-05-10T12:00:00Z');
});
afterAll(() => app.stop());

const pause = async (from: string, to: string) =>
  (await ada.get<{ pauseStreak: Streak }>(PAUSE, { from, to })).pauseStreak;
const cancel = async (from: string) =>
  (await ada.get<{ cancelStreakPause: Streak }>(CANCEL, { from })).cancelStreakPause;
const repair = async (date: string, reason = 'I was ill') =>
  (await ada.get<{ repairStreak: Streak }>(REPAIR, { date, reason })).repairStreak;

const pauses = async () =>
  (await ada.get<{ streakPauses: object[] }>('{ streakPauses { from to } }')).streakPauses;

describe('A pause', () => {
  it('is listed for as long as it is kept, one beside another, and to its owner alone', async () => {
    expect(await pauses()).toEqual([]);
    await pause('2026-05-10', '2026-05-12');
    await pause('2026-05-13', '2026-05-14');
    const one = { from: '2026-05-10', to: '2026-05-12' };
    const other = { from: '2026-05-13', to: '2026-05-14' };
    expect(await pauses()).toEqual([other, one]);
    await cancel('2026-05-13');
    expect(await pauses()).toEqual([one]);
    clock.turn(DAY);
    await cancel('2026-05-10');
    expect(await pauses()).toEqual([{ from: '2026-05-10', to: '2026-05-10' }]);
    ada = await member(app);
    expect(await pauses()).toEqual([]);
  });

  it('keeps the run over its days and adds nothing to it', async () => {
    await hadDays(app, ada, datesFrom('2026-05-06', 4));
    expect(await pause('2026-05-10', '2026-05-12')).toEqual({
      currentDays: 4,
      longestDays: 4,
      totalDays: 4,
      status: 'PAUSED',
      startedOn: '2026-05-06',
      lastCountedOn: '2026-05-09',
      expiresAt: '2026-05-14T00:00:00.000Z',
      freezesAvailable: 0,
    });
    clock.turn(3 * DAY);
    expect(await streakOf(ada)).toMatchObject({ currentDays: 4, status: 'AT_RISK' });
    await hadDays(app, ada, ['2026-05-13']);
    clock.turn(1);
    expect(await statesOf(ada, '2026-05-09', '2026-05-14')).toEqual([
      '2026-05-09 COUNTED',
      '2026-05-10 PAUSED',
      '2026-05-11 PAUSED',
      '2026-05-12 PAUSED',
      '2026-05-13 COUNTED',
      '2026-05-14 FUTURE',
    ]);
  });

  it('takes nothing from a day on which something was done', async () => {
    await hadDays(app, ada, ['2026-05-09', '2026-05-10']);
    expect(await pause('2026-05-10', '2026-05-11')).toMatchObject({ currentDays: 2 });
    expect(await statesOf(ada, '2026-05-10', '2026-05-11')).toEqual([
      '2026-05-10 COUNTED',
      '2026-05-11 PAUSED',
    ]);
  });

  it('has an end when it is cancelled; its days that have passed stay', async () => {
    await hadDays(app, ada, ['2026-05-09']);
    await pause('2026-05-10', '2026-05-20');
    clock.turn(2 * DAY);
    expect(await cancel('2026-05-10')).toMatchObject({
      status: 'AT_RISK',
      currentDays: 1,
      expiresAt: '2026-05-13T00:00:00.000Z',
    });
    expect(await statesOf(ada, '2026-05-10', '2026-05-13')).toEqual([
      '2026-05-10 PAUSED',
      '2026-05-11 PAUSED',
      '2026-05-12 TODAY_OPEN',
      '2026-05-13 FUTURE',
    ]);
    expect(await ada.refusal(CANCEL, { from: '2026-05-10' })).toBe('CONFLICT');
    expect(await pause('2026-05-12', '2026-05-13')).toMatchObject({ status: 'PAUSED' });
  });

  it('that has not begun is gone when it is cancelled', async () => {
    await pause('2026-05-11', '2026-05-12');
    await cancel('2026-05-11');
    expect(await ada.refusal(CANCEL, { from: '2026-05-11' })).toBe('NOT_FOUND');
    expect(await statesOf(ada, '2026-05-11', '2026-05-11')).toEqual(['2026-05-11 FUTURE']);
  });

  it('asked for again is the same one', async () => {
    const first = await pause('2026-05-10', '2026-05-12');
    expect(await pause('2026-05-10', '2026-05-12')).toEqual(first);
    await cancel('2026-05-10');
    expect(await statesOf(ada, '2026-05-11')).toEqual(['2026-05-11 FUTURE']);
  });

  it('is one, however many are asked for at once', async () => {
    const wishes = datesFrom('2026-05-11', 8).map((from) => ({ from, to: '2026-05-20' }));
    const answers = await Promise.all(wishes.map((wish) => ada.ask(PAUSE, wish)));
    const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'paused');
    expect(codes.toSorted()).toEqual([...Array(7).fill('CONFLICT'), 'paused']);
  });
});

describe('A repair', () => {
  it('makes a missed day count', async () => {
    await hadDays(app, ada, ['2026-05-07', '2026-05-08']);
    expect(await streakOf(ada)).toMatchObject({
      currentDays: 0,
      status: 'BROKEN',
      expiresAt: null,
    });
    expect(await repair('2026-05-09')).toEqual({
      currentDays: 3,
      longestDays: 3,
      totalDays: 3,
      status: 'AT_RISK',
      startedOn: '2026-05-07',
      lastCountedOn: '2026-05-08',
      expiresAt: '2026-05-11T00:00:00.000Z',
      freezesAvailable: 0,
    });
    expect(await statesOf(ada, '2026-05-08', '2026-05-10')).toEqual([
      '2026-05-08 COUNTED',
      '2026-05-09 REPAIRED',
      '2026-05-10 TODAY_OPEN',
    ]);
  });

  it('asked for again is the same one', async () => {
    await hadDays(app, ada, ['2026-05-08']);
    expect(await repair('2026-05-09')).toEqual(await repair('2026-05-09', 'Another reason'));
  });

  it('can be made once in 30 days', async () => {
    await hadDays(app, ada, ['2026-05-06', '2026-05-08']);
    await repair('2026-05-09');
    expect(await ada.refusal(REPAIR, { date: '2026-05-07', reason: 'ill' })).toBe('CONFLICT');
    clock.turn(30 * DAY - 1);
    expect(await ada.refusal(REPAIR, { date: '2026-06-08', reason: 'ill' })).toBe('CONFLICT');
    clock.turn(1);
    expect(await repair('2026-06-08')).toMatchObject({ totalDays: 4 });
  });

  it('is not for a day that was not missed', async () => {
    await hadDays(app, ada, ['2026-05-08']);
    await pause('2026-05-10', '2026-05-11');
    clock.turn(DAY);
    for (const date of ['2026-05-08', '2026-05-10']) {
      expect([date, await ada.refusal(REPAIR, { date, reason: 'ill' })]).toEqual([
        date,
        'CONFLICT',
      ]);
    }
  });

  it('is not for the time before the first day', async () => {
    expect(await ada.refusal(REPAIR, { date: '2026-05-09', reason: 'ill' })).toBe('CONFLICT');
    await hadDays(app, ada, ['2026-05-10']);
    clock.turn(1);
    expect(await ada.refusal(REPAIR, { date: '2026-05-09', reason: 'ill' })).toBe('CONFLICT');
  });
});

describe('A bad wish', () => {
  const reason = 'I was ill';
  it.each([
    ['a pause that ends before it begins', PAUSE, { from: '2026-05-12', to: '2026-05-11' }],
    ['a pause of 31 days', PAUSE, { from: '2026-05-11', to: '2026-06-10' }],
    ['a pause from yesterday on', PAUSE, { from: '2026-05-09', to: '2026-05-12' }],
    ['a pause of the next century', PAUSE, { from: '2126-05-09', to: '2126-05-12' }],
    ['a pause on a day that never comes', PAUSE, { from: '2026-02-30', to: '2026-03-01' }],
    ['a repair of today', REPAIR, { date: '2026-05-10', reason }],
    ['a repair of tomorrow', REPAIR, { date: '2026-05-11', reason }],
    ['a repair of four days ago', REPAIR, { date: '2026-05-06', reason }],
    ['a repair for no reason', REPAIR, { date: '2026-05-09', reason: ' \u200b ' }],
    ['a repair for a long reason', REPAIR, { date: '2026-05-09', reason: 'x'.repeat(201) }],
    ['a calendar that ends before it begins', CALENDAR, { from: '2026-05-12', to: '2026-05-11' }],
    ['a calendar of 401 days', CALENDAR, { from: '2026-01-01', to: '2027-02-05' }],
    ['a day with hours', CALENDAR, { from: '2026-05-12T00:00:00Z', to: '2026-05-12' }],
  ])('such as %s is bad input and changes nothing', async (_what, wish, variables) => {
    await hadDays(app, ada, ['2026-05-05', '2026-05-08']);
    await settled(app.database);
    const before = await checksums(app.database);
    expect(await ada.refusal(wish, variables)).toBe('BAD_USER_INPUT');
    expect(await checksums(app.database)).toEqual(before);
  });

  it('such as a second pause over the same days is a conflict and changes nothing', async () => {
    await pause('2026-05-12', '2026-05-14');
    await settled(app.database);
    const before = await checksums(app.database);
    for (const [from, to] of [
      ['2026-05-10', '2026-05-12'],
      ['2026-05-14', '2026-05-16'],
      ['2026-05-13', '2026-05-13'],
      ['2026-05-10', '2026-05-20'],
    ]) {
      expect([from, await ada.refusal(PAUSE, { from, to })]).toEqual([from, 'CONFLICT']);
    }
    expect(await checksums(app.database)).toEqual(before);
  });

  it('of somebody else’s pause finds none', async () => {
    await pause('2026-05-12', '2026-05-14');
    expect(await (await member(app)).refusal(CANCEL, { from: '2026-05-12' })).toBe('NOT_FOUND');
  });

  it('is none when it is as large as can be', async () => {
    expect(await pause('2026-05-10', '2026-06-08')).toMatchObject({ status: 'NONE' });
    const days = await ada.get<{ streakCalendar: object[] }>(CALENDAR, {
      from: '2026-01-01',
      to: '2027-02-04',
    });
    expect(days.streakCalendar).toHaveLength(400);
    for (const date of ['0001-01-01', '9999-12-31']) {
      expect(await statesOf(ada, date)).toHaveLength(1);
    }
  });
});
