import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SessionSweep } from '../../../src/modules/session/session.sweep.js';
import { startApp } from '../../support/app.js';
import { HOUR, MINUTE, SECOND, type TurnedClock, turnedClock } from '../../support/clock.js';
import { member, type Person } from '../../support/people.js';
import { all, beat, current, did, end, start, tryEvent, type Visit } from '../../support/visits.js';

const NOON = Date.parse('2026-11-20T12:00:00.000Z');
const at = (ms: number): string => new Date(NOON + ms).toISOString();

let app: Awaited<ReturnType<typeof startApp>>;
let clock: TurnedClock;
let ada: Person;
beforeAll(async () => {
  app = await startApp();
  clock = turnedClock(app);
});
afterAll(() => app.stop());
beforeEach(async () => {
  clock.stopAt(at(0));
  ada = await member(app);
});

const goTo = (ms: number): void => clock.stopAt(at(ms));
const sweep = () => app.app.get(SessionSweep).pass();

/** As a reader finds it, which must not depend on whether it was swept. */
async function seen(): Promise<Visit> {
  const [before] = await all(ada);
  await sweep();
  expect((await all(ada))[0]).toEqual(before);
  return before!;
}

describe('A session', () => {
  it('lasts from its start to its end, in milliseconds', async () => {
    const { id } = await start(ada);
    goTo(40 * SECOND);
    const game = { sessionId: id, startedAt: at(0), endedAt: at(40 * SECOND) };
    expect(await did(ada, game)).toMatchObject({ wallMs: 40_000, activeMs: 40_000, endedAt: null });
    expect(await end(ada, id)).toMatchObject({
      startedAt: at(0),
      endedAt: at(40 * SECOND),
      endReason: 'CLIENT',
      wallMs: 40_000,
      activeMs: 40_000,
    });
    expect(await current(ada)).toBe(null);
  });

  it('that nobody ended is over with its only activity', async () => {
    const { id } = await start(ada);
    goTo(7 * MINUTE);
    await did(ada, { sessionId: id });
    goTo(37 * MINUTE - 1);
    expect(await current(ada)).toMatchObject({ id, endedAt: null });
    goTo(37 * MINUTE);
    expect(await current(ada)).toBe(null);
    const over = { endedAt: at(7 * MINUTE), endReason: 'IDLE', wallMs: 7 * MINUTE, activeMs: 0 };
    expect(await seen()).toMatchObject(over);
  });

  it('in a tab that was open for 18 hours has as much activity as there was', async () => {
    const { id } = await start(ada);
    goTo(5 * MINUTE);
    await did(ada, { sessionId: id, startedAt: at(0), endedAt: at(5 * MINUTE) });
    for (let minute = 25; minute <= 18 * 60; minute += 20) {
      goTo(minute * MINUTE);
      await beat(ada, id);
    }
    expect(await current(ada)).toMatchObject({ activeMs: 300_000, wallMs: 5 * MINUTE });
    goTo(19 * HOUR);
    const over = { endReason: 'IDLE', endedAt: at(5 * MINUTE), activeMs: 300_000 };
    expect(await seen()).toMatchObject(over);
  });

  it('is over after 24 hours, however lively', async () => {
    const { id } = await start(ada);
    for (let hour = 0.25; hour < 24; hour += 0.25) {
      goTo(hour * HOUR);
      await did(ada, {
        sessionId: id,
        startedAt: at((hour - 0.25) * HOUR),
        endedAt: at(hour * HOUR),
      });
    }
    goTo(24 * HOUR - 1);
    await beat(ada, id);
    expect(await current(ada)).toMatchObject({ id });
    goTo(24 * HOUR);
    expect(await current(ada)).toBe(null);
    const across = { sessionId: id, startedAt: at(23.5 * HOUR), endedAt: at(24 * HOUR) };
    await did(ada, across);
    const over = {
      endReason: 'CAP',
      endedAt: at(24 * HOUR),
      wallMs: 24 * HOUR,
      activeMs: 24 * HOUR,
    };
    expect(await seen()).toMatchObject(over);
  });

  it('has no negative length when the clock was set back before its end', async () => {
    const { id } = await start(ada);
    goTo(-HOUR);
    expect(await end(ada, id)).toMatchObject({ endedAt: at(0), wallMs: 0, activeMs: 0 });
    expect((await tryEvent(ada, { sessionId: id })).errors).toBe(undefined);
  });
});
