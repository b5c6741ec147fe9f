import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApp } from '../../support/app.js';
import { HOUR, MINUTE, turnedClock, type TurnedClock } from '../../support/clock.js';
import { member, type Person } from '../../support/people.js';
import { STATS } from '../../support/streaks.js';
import { say } from '../../support/talk.js';
import { did, end, start } from '../../support/visits.js';

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

const stats = async () =>
  (await ada.get<{ activityStats: object }>(`{ activityStats { ${STATS} } }`)).activityStats;

describe('The figures of somebody', () => {
  it('are nothing at first', async () => {
    expect(await stats()).toEqual({
      sessions: 0,
      messages: 0,
      games: 0,
      videos: 0,
      songs: 0,
      activeMs: 0,
      currentStreakDays: 0,
      longestStreakDays: 0,
      lastActivityAt: null,
      currentSessionId: null,
    });
  });

  it('count what was done, each thing once and where it belongs', async () => {
    const { id: first } = await start(ada);
    await say(ada, 'Hello', { sessionId: first });
    clock.turn(10 * MINUTE);
    await did(ada, {
      sessionId: first,
      kind: 'GAME',
      startedAt: '2026-05-10T12:00:00Z',
      endedAt: '2026-05-10T12:05:00Z',
    });
    await end(ada, first);
    clock.turn(24 * HOUR);
    const { id: second } = await start(ada);
    for (const kind of ['MUSIC', 'MUSIC', 'VIDEO', 'CHAT'])
      await did(ada, { sessionId: second, kind });
    clock.turn(1);
    await say(ada, 'And good night');
    expect(await stats()).toEqual({
      sessions: 2,
      messages: 2,
      games: 1,
      videos: 1,
      songs: 2,
      activeMs: 5 * MINUTE,
      currentStreakDays: 2,
      longestStreakDays: 2,
      lastActivityAt: '2026-05-11T12:10:00.001Z',
      currentSessionId: second,
    });
  });

  it('keep what was deleted since', async () => {
    await say(ada, 'Forget this');
    const before = await stats();
    await ada.get('mutation { clearHistory }');
    expect(await stats()).toEqual(before);
    expect(before).toMatchObject({ messages: 1 });
  });

  it('change by themselves when the session is idle, and when the day is over', async () => {
    clock.stopAt('2026-05-10T23:50:00Z');
    const { id } = await start(ada);
    await did(ada, { sessionId: id });
    const at = async (moment: string) => {
      clock.stopAt(moment);
      await stats();
      return stats();
    };
    expect(await at('2026-05-11T00:19:59.999Z')).toMatchObject({ currentSessionId: id });
    expect(await at('2026-05-11T00:20:00.000Z')).toMatchObject({ currentSessionId: null });
    expect(await at('2026-05-11T23:59:59.999Z')).toMatchObject({ currentStreakDays: 1 });
    expect(await at('2026-05-12T00:00:00.000Z')).toMatchObject({ currentStreakDays: 0 });
  });
});
