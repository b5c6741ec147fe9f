import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApp } from '../../support/app.js';
import { HOUR, MINUTE, type TurnedClock, turnedClock } from '../../support/clock.js';
import { member, type Person } from '../../support/people.js';
import { all, beat, current, did, end, start } from '../../support/visits.js';

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
  goTo(0);
  ada = await member(app);
});
const goTo = (ms: number): void => clock.stopAt(at(ms));

describe('Tabs of one device', () => {
  it('share its session while it lives, and each finds it again when it is over', async () => {
    const one = await start(ada, { clientSessionId: 'one', device: 'laptop' });
    goTo(MINUTE);
    const two = await start(ada, { clientSessionId: 'two', device: 'laptop' });
    expect(two).toEqual(one);
    await end(ada, one.id);
    for (const clientSessionId of ['one', 'two']) {
      expect(await start(ada, { clientSessionId, device: 'laptop' })).toMatchObject({
        id: one.id,
        clientSessionId: 'one',
        endReason: 'CLIENT',
      });
    }
    const three = await start(ada, { clientSessionId: 'three', device: 'laptop' });
    expect(three.id).not.toBe(one.id);
    expect(await all(ada)).toHaveLength(2);
  });

  it('keep the session open: another one is somebody there', async () => {
    const { id } = await start(ada, { device: 'laptop' });
    goTo(29 * MINUTE);
    await start(ada, { device: 'laptop' });
    goTo(58 * MINUTE);
    expect((await beat(ada, id)).endedAt).toBe(null);
  });

  it('begin another session once the last one is idle', async () => {
    const { id } = await start(ada, { device: 'laptop' });
    goTo(30 * MINUTE);
    const next = await start(ada, { device: 'laptop' });
    expect(next.id).not.toBe(id);
    expect(await current(ada)).toMatchObject({ id: next.id });
  });

  it('that do the same at the same time are active once', async () => {
    const { id: sessionId } = await start(ada, { device: 'laptop' });
    goTo(20 * MINUTE);
    const spans = [
      [0, 10],
      [5, 12],
      [6, 7],
      [12, 13],
      [15, 20],
    ] as const;
    for (const [from, to] of spans) {
      await did(ada, { sessionId, startedAt: at(from * MINUTE), endedAt: at(to * MINUTE) });
    }
    expect(await end(ada, sessionId)).toMatchObject({ activeMs: 18 * MINUTE, wallMs: 20 * MINUTE });
  });
});

describe('Devices', () => {
  it('have sessions of their own, and the current one is where somebody was seen last', async () => {
    const laptop = await start(ada, { device: 'laptop' });
    goTo(MINUTE);
    const phone = await start(ada, { device: 'phone' });
    expect(phone.id).not.toBe(laptop.id);
    expect(await current(ada)).toMatchObject({ id: phone.id, device: 'phone' });
    goTo(2 * MINUTE);
    await beat(ada, laptop.id);
    expect(await current(ada)).toMatchObject({ id: laptop.id });
    await end(ada, laptop.id);
    expect(await current(ada)).toMatchObject({ id: phone.id });
  });

  it('that have no name share nothing', async () => {
    const one = await start(ada);
    expect((await start(ada)).id).not.toBe(one.id);
    expect((await start(ada, { clientSessionId: one.clientSessionId })).id).toBe(one.id);
  });
});

describe('A page that is loaded anew', () => {
  const load = (clientSessionId = 'tab') =>
    start(ada, { clientSessionId, device: 'laptop', resume: true });

  it('goes on with the session to which it just said goodbye, once and again', async () => {
    const { id } = await load();
    goTo(2 * MINUTE);
    expect((await end(ada, id)).endReason).toBe('CLIENT');
    expect(await current(ada)).toBe(null);
    goTo(6 * MINUTE);
    expect(await load()).toMatchObject({ id, endedAt: null, endReason: null });
    expect(await current(ada)).toMatchObject({ id });
    goTo(7 * MINUTE);
    await end(ada, id);
    expect(await load()).toMatchObject({ id, endedAt: null });
    goTo(8 * MINUTE);
    await did(ada, { sessionId: id, startedAt: at(7 * MINUTE), endedAt: at(8 * MINUTE) });
    expect(await end(ada, id)).toMatchObject({ endedAt: at(8 * MINUTE), activeMs: MINUTE });
    expect(await all(ada)).toHaveLength(1);
  });

  it('finds it also in another tab of the device, and nowhere else', async () => {
    const { id } = await load('one');
    await load('two');
    await end(ada, id);
    expect(await load('two')).toMatchObject({ id, endedAt: null });
    await end(ada, id);
    expect(await load('three')).toMatchObject({ id, endedAt: null });
    await end(ada, id);
    expect((await start(ada, { device: 'phone', resume: true })).id).not.toBe(id);
    expect((await start(ada, { resume: true })).id).not.toBe(id);
    expect((await start(await member(app), { device: 'laptop', resume: true })).id).not.toBe(id);
  });

  it('begins another after more than five minutes, or when it does not ask to go on', async () => {
    const { id } = await load();
    await end(ada, id);
    const known = { clientSessionId: 'tab', device: 'laptop' };
    expect(await start(ada, known)).toMatchObject({ id, endReason: 'CLIENT' });
    goTo(5 * MINUTE + 1);
    expect(await load()).toMatchObject({ id, endReason: 'CLIENT' });
    expect((await load('next')).id).not.toBe(id);
  });

  it('does not bring back what was idle, or as long as can be, when goodbye was said', async () => {
    const { id } = await load();
    goTo(31 * MINUTE);
    await end(ada, id);
    expect(await load()).toMatchObject({ id, endReason: 'IDLE' });
    expect((await load('next')).id).not.toBe(id);
  });
});

describe('The time zone of a start', () => {
  const zone = async () => (await ada.get<{ me: { timeZone: string } }>('{ me { timeZone } }')).me;

  it('is where the account lives from then on, and a repeated start does not take it back', async () => {
    await start(ada, { clientSessionId: 'home', timeZone: 'Asia/Dhaka' });
    expect(await zone()).toEqual({ timeZone: 'Asia/Dhaka' });
    await start(ada, { timeZone: 'Europe/Berlin' });
    await start(ada, { clientSessionId: 'home', timeZone: 'Asia/Dhaka' });
    await start(ada);
    expect(await zone()).toEqual({ timeZone: 'Europe/Berlin' });
  });

  it('stays as it was after too many changes, and keeps nobody from starting', async () => {
    for (const timeZone of ['Asia/Dhaka', 'Europe/Berlin', 'Asia/Tokyo', 'America/Lima']) {
      expect((await start(ada, { timeZone })).endedAt).toBe(null);
    }
    expect(await zone()).toEqual({ timeZone: 'Asia/Tokyo' });
    goTo(25 * HOUR);
    await start(ada, { timeZone: 'America/Lima' });
    expect(await zone()).toEqual({ timeZone: 'America/Lima' });
  });
});
