import { describe, expect, it } from 'vitest';
import { dateOf, dayAt, dayOf, startOf } from '../../../../src/platform/clock/local-days.js';
import { calendarOf } from '../../../../src/modules/streak/reckoning/calendar.js';
import type { Move, StreakRecord } from '../../../../src/modules/streak/reckoning/record.js';
import { standingOf } from '../../../../src/modules/streak/reckoning/standing.js';
import { zoneAt } from '../../../../src/modules/streak/reckoning/zone-history.js';

/** Who lived somewhere from some moment on, and did something at others. */
function life(homes: Record<string, string>, ...activities: string[]): StreakRecord {
  const zones: Move[] = Object.entries(homes).map(([since, zone]) => ({
    zone,
    since: new Date(since),
  }));
  const days = activities.map((at) => dayAt(new Date(at), zoneAt(zones, new Date(at))));
  return { zones, counted: [...new Set(days)], repaired: [], pauses: [] };
}

function at(record: StreakRecord, now: string) {
  const { currentDays, status, expiresAt } = standingOf(record, {
    now: new Date(now),
    mostFreezes: 0,
  });
  return [currentDays, status, expiresAt?.toISOString() ?? null];
}

const EVER = '2000-01-01T00:00:00Z';

describe('A run', () => {
  it('goes over the short night in Europe, and its end is at a midnight', () => {
    const record = life(
      { [EVER]: 'Europe/Berlin' },
      '2026-03-28T22:59:00Z',
      '2026-03-29T00:30:00Z',
    );
    // The 29th has 23 hours; the 30th begins at 22:00 UTC.
    expect(at(record, '2026-03-29T12:00:00Z')).toEqual([
      2,
      'ACTIVE_TODAY',
      '2026-03-30T22:00:00.000Z',
    ]);
  });

  it('goes over the long night in Europe, whichever of the two hours it was', () => {
    for (const hour of ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z']) {
      const record = life({ [EVER]: 'Europe/Berlin' }, '2026-10-24T10:00:00Z', hour);
      expect(at(record, '2026-10-25T12:00:00Z')).toEqual([
        2,
        'ACTIVE_TODAY',
        '2026-10-26T23:00:00.000Z',
      ]);
    }
  });

  it('ends at the midnights of Sydney and of Lord Howe, half an hour apart', () => {
    const day = '2026-10-03T01:00:00Z';
    expect(at(life({ [EVER]: 'Australia/Sydney' }, day), day)[2]).toBe('2026-10-04T13:00:00.000Z');
    // Its clocks go forward by half an hour on the 4th, from +10:30 to +11.
    expect(at(life({ [EVER]: 'Australia/Lord_Howe' }, day), day)[2]).toBe(
      '2026-10-04T13:00:00.000Z',
    );
    const before = '2026-09-30T01:00:00Z';
    expect(at(life({ [EVER]: 'Australia/Lord_Howe' }, before), before)[2]).toBe(
      '2026-10-01T13:30:00.000Z',
    );
  });

  it('begins the day where midnight does not come', () => {
    // In Beirut the clocks go from 00:00 to 01:00 on 29 March 2026.
    expect(startOf(dayOf('2026-03-29'), 'Asia/Beirut').toISOString()).toBe(
      '2026-03-28T22:00:00.000Z',
    );
    const record = life(
      { [EVER]: 'Asia/Beirut' },
      '2026-03-28T21:59:59.999Z',
      '2026-03-28T22:00:00Z',
    );
    expect(record.counted.map(dateOf)).toEqual(['2026-03-28', '2026-03-29']);
  });

  it('goes on over the day that Samoa left out', () => {
    const record = life({ [EVER]: 'Pacific/Apia' }, '2011-12-29T20:00:00Z', '2011-12-30T20:00:00Z');
    expect(record.counted.map(dateOf)).toEqual(['2011-12-29', '2011-12-31']);
    expect(at(record, '2011-12-30T21:00:00Z')[0]).toBe(2);
    const range = { from: dayOf('2011-12-28'), to: dayOf('2012-01-01') };
    const terms = { now: new Date('2011-12-30T21:00:00Z'), mostFreezes: 0 };
    expect(
      calendarOf(record, terms, range).map(({ day, state }) => `${dateOf(day)} ${state}`),
    ).toEqual([
      '2011-12-28 MISSED',
      '2011-12-29 COUNTED',
      '2011-12-31 COUNTED',
      '2012-01-01 FUTURE',
    ]);
    // On the 29th there was one day left, which was the 31st.
    expect(
      at(life({ [EVER]: 'Pacific/Apia' }, '2011-12-29T20:00:00Z'), '2011-12-29T20:00:00Z'),
    ).toEqual([1, 'ACTIVE_TODAY', '2011-12-31T10:00:00.000Z']);
  });

  it('has the days of its zone, from the first to the last on earth', () => {
    const moment = '2026-05-10T11:00:00Z';
    expect(life({ [EVER]: 'Pacific/Kiritimati' }, moment).counted.map(dateOf)).toEqual([
      '2026-05-11',
    ]);
    expect(life({ [EVER]: 'Etc/GMT+12' }, moment).counted.map(dateOf)).toEqual(['2026-05-09']);
  });

  it('has a 29th of February in a leap year, and none in another', () => {
    const over = (year: number) =>
      life({ [EVER]: 'UTC' }, `${year}-02-28T12:00:00Z`, `${year}-03-01T12:00:00Z`);
    expect(at(over(2027), '2027-03-01T13:00:00Z')[0]).toBe(2);
    expect(at(over(2028), '2028-03-01T13:00:00Z')[0]).toBe(1);
  });

  it('loses nothing to a flight westwards over the date line', () => {
    // From Honolulu, the 9th at 20:00, to Auckland, the 10th at 18:00: six hours of the 10th are left.
    const homes = { [EVER]: 'Pacific/Honolulu', '2026-05-10T06:00:00Z': 'Pacific/Auckland' };
    const record = life(homes, '2026-05-09T20:00:00Z', '2026-05-11T01:00:00Z');
    expect(record.counted.map(dateOf)).toEqual(['2026-05-09', '2026-05-11']);
    expect(at(record, '2026-05-11T02:00:00Z')[0]).toBe(2);
    // Seven hours earlier, and the 10th was long enough to be missed.
    const earlier = { [EVER]: 'Pacific/Honolulu', '2026-05-09T23:00:00Z': 'Pacific/Auckland' };
    const lazy = life(earlier, '2026-05-09T20:00:00Z', '2026-05-11T01:00:00Z');
    expect(at(lazy, '2026-05-11T02:00:00Z')[0]).toBe(1);
  });

  it('gains none twice by a flight eastwards', () => {
    // The 10th is lived in Auckland, and once more in Honolulu.
    const homes = { [EVER]: 'Pacific/Auckland', '2026-05-10T10:00:00Z': 'Pacific/Honolulu' };
    const record = life(
      homes,
      '2026-05-10T01:00:00Z',
      '2026-05-10T20:00:00Z',
      '2026-05-11T20:00:00Z',
    );
    expect(record.counted.map(dateOf)).toEqual(['2026-05-10', '2026-05-11']);
    expect(at(record, '2026-05-11T21:00:00Z')[0]).toBe(2);
  });
});
