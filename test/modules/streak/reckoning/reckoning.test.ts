import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { dateOf, dayAt, dayOf } from '../../../../src/platform/clock/local-days.js';
import { calendarOf } from '../../../../src/modules/streak/reckoning/calendar.js';
import type { StreakRecord } from '../../../../src/modules/streak/reckoning/record.js';
import { standingOf } from '../../../../src/modules/streak/reckoning/standing.js';
import { zoneAt } from '../../../../src/modules/streak/reckoning/zone-history.js';
import { calendarTold, lifeOf, type Story, told } from './oracle.js';
import { dailyStory, spanOf, story } from './stories.js';

const CASES = Number(process.env['STREAK_CASES'] ?? 10_000);

function recordOf(told: Story): StreakRecord {
  const zones = told.homes.map(({ zone, since }) => ({ zone, since: new Date(since) }));
  const days = told.activities.map((at) => dayAt(new Date(at), zoneAt(zones, new Date(at))));
  return {
    zones,
    counted: [...new Set(days)].toSorted((one, other) => one - other),
    repaired: told.repairs.map(dayOf),
    pauses: told.pauses.map(({ from, to }) => ({ from: dayOf(from), to: dayOf(to) })),
  };
}

const termsOf = ({ now, mostFreezes }: Story) => ({ now: new Date(now), mostFreezes });

function standing(told: Story) {
  const found = standingOf(recordOf(told), termsOf(told));
  const { startedOn, lastCountedOn, expiresAt, validUntil: _, ...rest } = found;
  return {
    ...rest,
    startedOn: startedOn === null ? null : dateOf(startedOn),
    lastCountedOn: lastCountedOn === null ? null : dateOf(lastCountedOn),
    expiresAt: expiresAt?.getTime() ?? null,
  };
}

function calendar(told: Story) {
  const { from, to } = spanOf(told);
  const found = calendarOf(recordOf(told), termsOf(told), { from: dayOf(from), to: dayOf(to) });
  return found.map(({ day, state }) => ({ date: dateOf(day), state }));
}

describe('A streak', () => {
  it(`is what the rules say, in ${CASES} lives`, () => {
    fc.assert(
      fc.property(story, (each) => {
        const life = lifeOf(each);
        const { from, to } = spanOf(each);
        const expected = [told(life), calendarTold(life, from, to)];
        const found = [standing(each), calendar(each)];
        // Ten thousand times this is the quicker question.
        if (!isDeepStrictEqual(found, expected)) expect(found).toEqual(expected);
      }),
      { numRuns: CASES },
    );
  }, 300_000);

  it('is never broken by somebody who does something every day, at whatever hour', () => {
    fc.assert(
      fc.property(dailyStory, (life) => {
        const { currentDays, totalDays, status } = standing(life);
        expect(currentDays).toBe(totalDays);
        expect(['ACTIVE_TODAY', 'AT_RISK']).toContain(status);
      }),
      { numRuns: CASES / 10 },
    );
  }, 300_000);
});
