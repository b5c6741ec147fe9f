import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import pg from 'pg';
import { type RunningApp, spawnApp, startApp } from '../../support/app.js';
import { member, type Person } from '../../support/people.js';
import { accountOf } from '../../support/talk.js';
import { until } from '../../support/until.js';
import { all, end, RECORD, start, START, type Visit } from '../../support/visits.js';

let app: RunningApp;
let other: RunningApp;
let gate: pg.Client;
beforeAll(async () => {
  app = await startApp();
  other = await spawnApp({ database: app.database });
  gate = new pg.Client({ connectionString: app.database.ownerUrl });
  await gate.connect();
});
afterAll(async () => {
  await gate.end();
  await other.stop();
  await app.stop();
});

/** All of them are in the middle of their transactions, in both processes, before any goes on. */
async function together<T>(person: Person, asked: (at: string) => Promise<T>[]): Promise<T[]> {
  await gate.query('begin');
  await gate.query('select from account where id = $1 for update', [await accountOf(person)]);
  const answers = [...asked(app.url), ...asked(other.url)];
  await until(async () => {
    const [row] = await app.database.query<{ waiting: number }>(
      `select count(*)::int as waiting from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return row!.waiting === answers.length;
  });
  await gate.query('commit');
  return Promise.all(answers);
}

const times = <T>(count: number, ask: (nth: number) => T): T[] =>
  Array.from({ length: count }, (_, nth) => ask(nth));

describe('Two processes at once', () => {
  it('start one session for one client id', async () => {
    const ada = await member(app);
    const input = { clientSessionId: 'once', device: 'laptop' };
    const answers = await together(ada, (at) => times(4, () => start(ada, input, at)));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await all(ada)).toHaveLength(1);
  });

  it('start one session for the tabs of one device', async () => {
    const ada = await member(app);
    const answers = await together(ada, (at) =>
      times(4, (nth) => start(ada, { clientSessionId: `${at} ${nth}`, device: 'laptop' }, at)),
    );
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await all(ada)).toHaveLength(1);
  });

  it('record one event once', async () => {
    const ada = await member(app);
    const { id: sessionId } = await start(ada);
    const input = { sessionId, clientEventId: 'game', kind: 'GAME' };
    const answers = await together(ada, (at) =>
      times(4, () => ada.get<{ recordActivity: Visit }>(RECORD, { input }, at)),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]!.recordActivity.activities).toHaveLength(1);
  });

  it('record all of what was done, and lose no time of it', async () => {
    const ada = await member(app);
    const { id: sessionId, startedAt } = await start(ada);
    const second = (nth: number) => new Date(Date.parse(startedAt) + nth * 1_000).toISOString();
    const events = times(8, (nth) => ({
      ...{ sessionId, clientEventId: `${nth}`, kind: 'VIDEO' },
      ...{ startedAt: second(nth * 2), endedAt: second(nth * 2 + 1) },
    }));
    await together(ada, (at) => {
      const mine = events.filter((_, nth) => nth % 2 === (at === app.url ? 0 : 1));
      return mine.map((input) => ada.get(RECORD, { input }, at));
    });
    expect(await all(ada)).toMatchObject([{ activeMs: 8_000, wallMs: 15_000 }]);
    expect((await all(ada))[0]!.activities).toHaveLength(8);
  });

  it('take of one event id what was first, and refuse the other', async () => {
    const ada = await member(app);
    const { id: sessionId } = await start(ada);
    const answers = await together(ada, (at) => {
      const kind = at === app.url ? 'GAME' : 'MUSIC';
      return [ada.ask(RECORD, { input: { sessionId, clientEventId: 'same', kind } }, at)];
    });
    const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'taken');
    expect(codes.toSorted()).toEqual(['IDEMPOTENCY_KEY_REUSED', 'taken']);
  });

  it('end a session once, and take nothing after that', async () => {
    const ada = await member(app);
    const { id } = await start(ada);
    const ends = await together(ada, () => times(3, () => end(ada, id)));
    expect(new Set(ends.map(({ endedAt }) => endedAt)).size).toBe(1);
    expect(
      await ada.refusal(RECORD, { input: { sessionId: id, clientEventId: 'x', kind: 'GAME' } }),
    ).toBe('SESSION_ENDED');
    expect(
      await ada.ask(START, { input: { clientSessionId: ends[0]!.clientSessionId } }),
    ).toMatchObject({
      data: { startSession: { id, endReason: 'CLIENT' } },
    });
  });
});
