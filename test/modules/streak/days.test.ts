import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApp } from '../../support/app.js';
import { HOUR, turnedClock, type TurnedClock } from '../../support/clock.js';
import { member, type Person } from '../../support/people.js';
import { calendarOf, moveTo, statesOf, streakOf } from '../../support/streaks.js';
import { say } from '../../support/talk.js';
import { did, start } from '../../support/visits.js';

let app: Awaited<ReturnType<typeof startApp>>;
let clock: TurnedClock;
let ada: Person;
beforeAll(async () => {
  app = await startApp();
  clock = turnedClock(app);
});
beforeEach(async () => {
  ada = await member(app);
});
afterAll(() => app.stop());

describe('A day', () => {
  it('counts from its first moment to its last, in the zone of the account', async () => {
    clock.stopAt('2026-05-10T12:00:00Z');
    await moveTo(ada, 'Asia/Dhaka');
    clock.stopAt('2026-05-10T17:59:59.999Z');
    await say(ada, 'Good night');
    expect(await streakOf(ada)).toMatchObject({ currentDays: 1, lastCountedOn: '2026-05-10' });
    clock.stopAt('2026-05-10T18:00:00.000Z');
    await say(ada, 'Good morning');
    expect(await streakOf(ada)).toEqual({
      currentDays: 2,
      longestDays: 2,
      totalDays: 2,
      status: 'ACTIVE_TODAY',
      startedOn: '2026-05-10',
      lastCountedOn: '2026-05-11',
      expiresAt: '2026-05-12T18:00:00.000Z',
      freezesAvailable: 0,
    });
  });

  it('tells what was done on it, kind by kind', async () => {
    clock.stopAt('2026-05-10T12:00:00Z');
    const { id: sessionId } = await start(ada);
    await say(ada, 'one', { sessionId });
    await say(ada, 'two');
    for (const kind of ['MUSIC', 'GAME', 'GAME']) await did(ada, { sessionId, kind });
    expect(await calendarOf(ada, '2026-05-10')).toEqual([
      { date: '2026-05-10', state: 'COUNTED', kinds: ['CHAT', 'GAME', 'MUSIC'], activities: 5 },
    ]);
  });

  it('is the one on which it was done, in the zone of that time, however late it becomes known', async () => {
    clock.stopAt('2026-05-10T12:00:00Z');
    await moveTo(ada, 'Asia/Tokyo');
    clock.stopAt('2026-05-11T12:00:00Z');
    await moveTo(ada, 'America/New_York');
    const { id: sessionId } = await start(ada);
    // 01:00 on the 11th in Tokyo; in New York it was still the 10th.
    await did(ada, { sessionId, startedAt: '2026-05-10T16:00:00Z' });
    // 02:00 on the 11th in New York, before the move: 15:00 in Tokyo.
    await did(ada, { sessionId, startedAt: '2026-05-11T06:00:00Z' });
    // 20:00 on the 9th in Tokyo, before any zone was known.
    await did(ada, { sessionId, startedAt: '2026-05-09T18:00:00Z' });
    expect(await statesOf(ada, '2026-05-09', '2026-05-11')).toEqual([
      '2026-05-09 MISSED',
      '2026-05-10 COUNTED',
      '2026-05-11 COUNTED',
    ]);
  });

  it('stays the one it was when the account moves', async () => {
    clock.stopAt('2026-05-10T20:00:00Z');
    await say(ada, 'Hello');
    await moveTo(ada, 'Asia/Tokyo');
    await moveTo(ada, 'America/New_York');
    expect(await calendarOf(ada, '2026-05-10')).toMatchObject([{ state: 'COUNTED' }]);
    expect((await streakOf(ada)).totalDays).toBe(1);
  });

  it('is not taken away with the messages', async () => {
    clock.stopAt('2026-05-10T12:00:00Z');
    await say(ada, 'Forget this');
    await ada.get('mutation { clearHistory }');
    expect(await calendarOf(ada, '2026-05-10')).toMatchObject([
      { state: 'COUNTED', activities: 1 },
    ]);
  });

  it('is revived by what becomes known late', async () => {
    clock.stopAt('2026-05-10T12:00:00Z');
    await say(ada, 'one');
    clock.stopAt('2026-05-12T12:00:00Z');
    await say(ada, 'three');
    expect(await streakOf(ada)).toMatchObject({ currentDays: 1, startedOn: '2026-05-12' });
    const { id: sessionId } = await start(ada);
    await did(ada, { sessionId, startedAt: '2026-05-11T12:00:00Z' });
    expect(await streakOf(ada)).toMatchObject({ currentDays: 3, startedOn: '2026-05-10' });
  });
});

describe('A cached streak', () => {
  it('is another one at midnight, without a write', async () => {
    clock.stopAt('2026-03-28T12:00:00Z');
    await moveTo(ada, 'Europe/Berlin');
    await say(ada, 'Before the clocks change');
    expect((await streakOf(ada)).expiresAt).toBe('2026-03-29T22:00:00.000Z');
    // The 29th has 23 hours: midnight comes at 22:00 UTC.
    const standing: [string, string, number][] = [
      ['2026-03-28T22:59:59.999Z', 'ACTIVE_TODAY', 1],
      ['2026-03-28T23:00:00.000Z', 'AT_RISK', 1],
      ['2026-03-29T21:59:59.999Z', 'AT_RISK', 1],
      ['2026-03-29T22:00:00.000Z', 'BROKEN', 0],
    ];
    for (const [moment, status, currentDays] of standing) {
      clock.stopAt(moment);
      // Asked twice, so that the second answer is one that was kept.
      await streakOf(ada);
      expect([moment, await streakOf(ada)]).toMatchObject([moment, { status, currentDays }]);
    }
  });

  it('has a calendar that follows it', async () => {
    clock.stopAt('2026-05-10T23:59:59.999Z');
    await say(ada, 'one');
    expect(await statesOf(ada, '2026-05-10', '2026-05-11')).toEqual([
      '2026-05-10 COUNTED',
      '2026-05-11 FUTURE',
    ]);
    clock.turn(1);
    expect(await statesOf(ada, '2026-05-10', '2026-05-11')).toEqual([
      '2026-05-10 COUNTED',
      '2026-05-11 TODAY_OPEN',
    ]);
    clock.turn(24 * HOUR);
    expect(await statesOf(ada, '2026-05-10', '2026-05-11')).toEqual([
      '2026-05-10 COUNTED',
      '2026-05-11 MISSED',
    ]);
  });
});
