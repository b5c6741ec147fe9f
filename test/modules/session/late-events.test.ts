import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ActivityRecorded } from '../../../src/modules/session/index.js';
import { Delivery } from '../../../src/platform/events/delivery.js';
import { startApp } from '../../support/app.js';
import { HOUR, MINUTE, type TurnedClock, turnedClock } from '../../support/clock.js';
import { member, type Person } from '../../support/people.js';
import { all, beat, current, did, end, start, tryEvent, type Visit } from '../../support/visits.js';

const NOON = Date.parse('2026-11-20T12:00:00.000Z');
const at = (ms: number): string => new Date(NOON + ms).toISOString();

let app: Awaited<ReturnType<typeof startApp>>;
let clock: TurnedClock;
const heard: ActivityRecorded[] = [];
beforeAll(async () => {
  app = await startApp();
  clock = turnedClock(app);
  app.app.get(Delivery).subscribe<ActivityRecorded>({
    name: 'test',
    hears: [ActivityRecorded],
    hear: async (fact) => void heard.push(fact),
  });
});
afterAll(() => app.stop());

let ada: Person;
let visit: Visit;
beforeEach(async () => {
  heard.length = 0;
  goTo(0);
  ada = await member(app);
  visit = await start(ada);
});

const goTo = (ms: number): void => clock.stopAt(at(ms));
const event = (from: number, to?: number) => ({
  sessionId: visit.id,
  startedAt: at(from),
  endedAt: to === undefined ? null : at(to),
});
const codeOf = async (from: number, to?: number): Promise<string> =>
  (await tryEvent(ada, event(from, to))).errors?.[0]?.extensions.code ?? 'taken';

describe('An event that becomes known late', () => {
  it('belongs to the session in which it happened, two days later too', async () => {
    goTo(10 * MINUTE);
    await did(ada, event(10 * MINUTE));
    goTo(15 * MINUTE);
    await end(ada, visit.id);
    goTo(5 * MINUTE + 48 * HOUR);
    const late = await did(ada, event(5 * MINUTE, 10 * MINUTE));
    expect(late).toMatchObject({ activeMs: 5 * MINUTE, wallMs: 15 * MINUTE, endReason: 'CLIENT' });
    expect(late.activities.map(({ startedAt }) => startedAt)).toEqual([
      at(5 * MINUTE),
      at(10 * MINUTE),
    ]);
    goTo(5 * MINUTE + 48 * HOUR + 1);
    expect(await codeOf(5 * MINUTE)).toBe('BAD_USER_INPUT');
  });

  it('within half an hour after an idle end moves that end, and the half hour with it', async () => {
    goTo(3 * HOUR);
    const over = { endReason: 'IDLE', endedAt: at(0), wallMs: 0 };
    expect((await all(ada))[0]).toMatchObject(over);
    expect(await codeOf(30 * MINUTE + 1)).toBe('SESSION_ENDED');
    expect(await did(ada, event(30 * MINUTE, 40 * MINUTE))).toMatchObject({
      endReason: 'IDLE',
      endedAt: at(40 * MINUTE),
      wallMs: 40 * MINUTE,
      activeMs: 10 * MINUTE,
    });
    expect(await codeOf(70 * MINUTE)).toBe('taken');
    expect(await codeOf(100 * MINUTE + 1)).toBe('SESSION_ENDED');
  });

  it('that shows that the visit goes on opens the session again', async () => {
    goTo(35 * MINUTE);
    expect(await current(ada)).toBe(null);
    expect(await did(ada, event(20 * MINUTE))).toMatchObject({ endedAt: null, endReason: null });
    expect(await current(ada)).toMatchObject({ id: visit.id });
    await beat(ada, visit.id);
  });

  it('leaves the end that a client gave where it is, and is cut off there', async () => {
    goTo(20 * MINUTE);
    await end(ada, visit.id);
    goTo(50 * MINUTE);
    expect(await codeOf(20 * MINUTE + 1)).toBe('SESSION_ENDED');
    const ended = await did(ada, event(15 * MINUTE, 45 * MINUTE));
    expect(ended).toMatchObject({
      endReason: 'CLIENT',
      endedAt: at(20 * MINUTE),
      activeMs: 5 * MINUTE,
      activities: [{ startedAt: at(15 * MINUTE), endedAt: at(20 * MINUTE) }],
    });
  });

  it('makes the client’s end the end if the session had seemed idle before', async () => {
    goTo(40 * MINUTE);
    expect(await end(ada, visit.id)).toMatchObject({ endReason: 'IDLE', endedAt: at(0) });
    const ended = { endReason: 'CLIENT', endedAt: at(40 * MINUTE) };
    expect(await did(ada, event(25 * MINUTE))).toMatchObject(ended);
    expect(await end(ada, visit.id)).toMatchObject(ended);
  });

  it('from before the session counts for its day, and is no part of the session', async () => {
    goTo(10 * MINUTE);
    const before = await did(ada, event(-MINUTE, 10 * MINUTE));
    expect(before).toEqual(visit);
    expect(heard).toMatchObject([
      { sessionId: visit.id, kind: 'GAME', at: at(-MINUTE), activityId: expect.any(String) },
    ]);
  });

  it('is cut off where the session is at its longest', async () => {
    for (let hours = 0.25; hours < 24; hours += 0.25) {
      goTo(hours * HOUR);
      await beat(ada, visit.id);
    }
    goTo(25 * HOUR);
    const ended = await did(ada, event(23.75 * HOUR, 24.75 * HOUR));
    expect(ended).toMatchObject({ endReason: 'CAP', endedAt: at(24 * HOUR), activeMs: HOUR / 4 });
    expect(await codeOf(24 * HOUR + 1)).toBe('SESSION_ENDED');
  });
});

describe('An event', () => {
  it('may be a minute ahead of our clock, and no more', async () => {
    expect(await codeOf(MINUTE)).toBe('taken');
    expect(await codeOf(MINUTE + 1)).toBe('BAD_USER_INPUT');
    expect(await codeOf(0, MINUTE + 1)).toBe('BAD_USER_INPUT');
  });

  it('without a time happens now', async () => {
    goTo(MINUTE);
    await did(ada, { sessionId: visit.id, kind: 'MUSIC' });
    expect(heard).toMatchObject([{ kind: 'MUSIC', at: at(MINUTE) }]);
  });

  it('that is sent twice changes nothing, however late the second time', async () => {
    const game = { ...event(0, MINUTE), clientEventId: 'game' };
    goTo(MINUTE);
    const once = await did(ada, game);
    expect(await did(ada, game)).toEqual(once);
    goTo(HOUR);
    await end(ada, visit.id);
    goTo(100 * HOUR);
    expect((await did(ada, game)).activities).toEqual(once.activities);
    expect(heard).toHaveLength(1);
  });

  it.each([
    ['kind', { kind: 'VIDEO' }],
    ['beginning', { startedAt: at(1) }],
    ['end', { endedAt: at(MINUTE - 1) }],
    ['want of an end', { endedAt: null }],
  ])('with the id of another and another %s is refused', async (_, other) => {
    const game = { ...event(0, MINUTE), clientEventId: 'game' };
    goTo(MINUTE);
    await did(ada, game);
    const [before] = await all(ada);
    const { errors } = await tryEvent(ada, { ...game, ...other });
    expect(errors?.[0]?.extensions.code).toBe('IDEMPOTENCY_KEY_REUSED');
    const elsewhere = await start(ada);
    const moved = await tryEvent(ada, { ...game, sessionId: elsewhere.id });
    expect(moved.errors?.[0]?.extensions.code).toBe('IDEMPOTENCY_KEY_REUSED');
    expect((await all(ada))[1]).toEqual(before);
  });
});
