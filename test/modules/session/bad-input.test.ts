import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import { startApp } from '../../support/app.js';
import { HOUR, MINUTE, turnedClock } from '../../support/clock.js';
import { guest, member, type Person } from '../../support/people.js';
import { checksums, settled } from '../../support/rows.js';
import { did, end, END, HEARTBEAT, RECORD, start, START } from '../../support/visits.js';

const NOON = Date.parse('2026-11-20T12:00:00.000Z');
const at = (ms: number): string => new Date(NOON + ms).toISOString();

const app = await startApp();
afterAll(() => app.stop());

let ada: Person;
/** Ids by what they are. */
const ids: Record<'open' | 'ended' | 'idle' | 'bobs' | 'nobodys', string> = {
  ...{ open: '', ended: '', idle: '', bobs: '', nobodys: randomUUID() },
};
beforeAll(async () => {
  const clock = turnedClock(app);
  clock.stopAt(at(-2 * HOUR));
  ada = await member(app);
  ids.idle = (await start(ada)).id;
  clock.stopAt(at(0));
  ids.open = (await start(ada, { clientSessionId: 'open', device: 'laptop' })).id;
  ids.ended = (await start(ada)).id;
  ids.bobs = (await start(await member(app))).id;
  clock.stopAt(at(5 * MINUTE));
  await did(ada, { sessionId: ids.open, clientEventId: 'known' });
  await end(ada, ids.ended);
  clock.stopAt(at(10 * MINUTE));
  await settled(app.database);
});

/** Refused with this code, in words, and nothing is changed by it. */
async function expectRefusal(
  query: string,
  variables: object,
  code = 'BAD_USER_INPUT',
): Promise<void> {
  const before = await checksums(app.database);
  const { errors } = await ada.ask(query, variables);
  expect(errors?.[0]?.extensions.code).toBe(code);
  expect(errors![0]!.message).toMatch(/\w/);
  expect(JSON.stringify(errors)).not.toMatch(/select |insert |Exception|2202|violates/);
  expect(await checksums(app.database)).toEqual(before);
}

describe('A start is refused', () => {
  it.each<[string, object]>([
    ['without an id', { clientSessionId: '' }],
    ['with an id of blanks', { clientSessionId: '  ' }],
    ['with an id of 65 characters', { clientSessionId: 'x'.repeat(65) }],
    ['with an id of two lines', { clientSessionId: 'a\nb' }],
    ['with an id that holds U+0000', { clientSessionId: 'a\0b' }],
    ['with half of a pair in its id', { clientSessionId: 'a\ud800' }],
    ['in an unknown zone', { timeZone: 'Mars/Phobos' }],
    ['in a zone that is a path', { timeZone: '../etc/passwd' }],
    ['in a zone that is no offset', { timeZone: 'UTC+99' }],
    ['on a device without a name', { device: '' }],
    ['on a device of blanks', { device: ' \u200b' }],
    ['on a device with a name of 65 characters', { device: 'x'.repeat(65) }],
    ['on a device that holds U+0000', { device: 'a\0b' }],
    ['with what it does not take', { startedAt: at(0) }],
  ])('%s', async (_, input) => {
    await expectRefusal(START, { input: { clientSessionId: 'new', ...input } });
  });

  it('only beyond that: 64 characters are a name', async () => {
    const input = { clientSessionId: '😀'.repeat(32), device: '😀'.repeat(64) };
    expect((await ada.ask(START, { input })).errors).toBe(undefined);
    await settled(app.database);
  });
});

const BAD = 'BAD_USER_INPUT';

describe('An event is refused', () => {
  it.each<[string, object, string]>([
    ['without an id', { clientEventId: '' }, BAD],
    ['with an id of 65 characters', { clientEventId: 'x'.repeat(65) }, BAD],
    ['of an unknown kind', { kind: 'SLEEP' }, BAD],
    ['that ends before it began', { startedAt: at(MINUTE), endedAt: at(MINUTE - 1) }, BAD],
    ['with an end and no beginning', { endedAt: at(MINUTE) }, BAD],
    ['that begins in the future', { startedAt: at(11 * MINUTE + 1) }, BAD],
    ['that ends in the future', { startedAt: at(0), endedAt: at(HOUR) }, BAD],
    ['of more than 48 hours ago', { startedAt: at(10 * MINUTE - 48 * HOUR - 1) }, BAD],
    ['of the year 1', { startedAt: '0001-01-01T00:00:00Z' }, BAD],
    ['of 30 February', { startedAt: '2026-02-30T00:00:00Z' }, BAD],
    ['without a zone', { startedAt: '2026-11-20T12:00:00' }, BAD],
    ['at a number', { startedAt: 1 }, BAD],
    ['in what is no id', { sessionId: 'x' }, BAD],
    ['in an ended session', { sessionId: 'ended' }, 'SESSION_ENDED'],
    ['in an idle session', { sessionId: 'idle' }, 'SESSION_ENDED'],
    ['in a session of somebody else', { sessionId: 'bobs' }, 'NOT_FOUND'],
    ['in a session that never was', { sessionId: 'nobodys' }, 'NOT_FOUND'],
    ['with the id of another', { clientEventId: 'known', kind: 'MUSIC' }, 'IDEMPOTENCY_KEY_REUSED'],
  ])('%s', async (_, input, code) => {
    const sessionId = (input as { sessionId?: keyof typeof ids }).sessionId ?? 'open';
    const full = { clientEventId: 'new', kind: 'GAME', ...input, sessionId: ids[sessionId] ?? 'x' };
    await expectRefusal(RECORD, { input: full }, code);
  });
});

describe.each([
  ['A heartbeat', HEARTBEAT, { ended: 'SESSION_ENDED', idle: 'SESSION_ENDED' }],
  ['A goodbye', END, {}],
])('%s is refused', (_, mutation, codes) => {
  it.each(Object.entries({ bobs: 'NOT_FOUND', nobodys: 'NOT_FOUND', ...codes }))(
    'in a session that is %s',
    async (which, code) => {
      await expectRefusal(mutation, { id: ids[which as keyof typeof ids] }, code);
    },
  );

  it.each(['', 'x', `{${randomUUID()}}`, "' or 1=1"])('in %j, which is no id', async (id) => {
    await expectRefusal(mutation, { id });
  });
});

describe('A list of sessions is refused', () => {
  it.each([
    'first: 0',
    'first: 101',
    'first: -1',
    'first: 2147483648',
    'first: 1.5',
    'after: "x"',
    'after: ""',
  ])('with %s', async (args) => {
    await expectRefusal(`{ sessions(${args}) { totalCount } }`, {});
  });
});

describe('A report', () => {
  const REPORT = 'query ($range: ReportRange!) { sessionReport(range: $range) { sessions } }';
  const today = { from: '2026-11-20', to: '2026-11-20' };

  it('is for admins alone', async () => {
    for (const person of [ada, await guest(app)]) {
      expect(await person.refusal(REPORT, { range: today })).toBe('FORBIDDEN');
    }
  });

  it.each<[string, object, RegExp]>([
    ['backwards', { ...today, to: '2026-11-19' }, /first day or later/],
    ['over 401 days', { from: '2025-10-16', to: '2026-11-20' }, /at most 400 days; these are 401/],
    ['from 30 February', { ...today, from: '2026-02-30' }, /calendar/],
    ['in an unknown zone', { ...today, timeZone: 'Mars/Phobos' }, /IANA/],
  ])('is refused %s', async (_, range, words) => {
    const admin = await member(app, 'root', 'admin');
    const { errors } = await admin.ask(REPORT, { range });
    expect(errors?.[0]).toMatchObject({
      message: expect.stringMatching(words),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it('covers 400 days', async () => {
    const admin = await member(app, 'root', 'admin');
    const range = { from: '2025-10-17', to: '2026-11-20' };
    expect((await admin.ask(REPORT, { range })).errors).toBe(undefined);
  });
});
