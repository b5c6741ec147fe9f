import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp } from '../../support/app.js';
import { HOUR, MINUTE, type TurnedClock, turnedClock } from '../../support/clock.js';
import { member } from '../../support/people.js';
import { all, did, start } from '../../support/visits.js';
import { type WatchedDatabase, watchedDatabase } from '../../support/watched-database.js';

const NOON = Date.parse('2026-11-20T12:00:00.000Z');
const at = (ms: number): string => new Date(NOON + ms).toISOString();

let database: WatchedDatabase;
let app: Awaited<ReturnType<typeof startApp>>;
let clock: TurnedClock;
beforeAll(async () => {
  database = await watchedDatabase();
  app = await startApp({ database });
  clock = turnedClock(app);
});
afterAll(async () => {
  await app.stop();
  await database.close();
});
const goTo = (ms: number): void => clock.stopAt(at(ms));

interface Page {
  sessions: {
    totalCount: number;
    nodes: { clientSessionId: string }[];
    pageInfo: { endCursor: string; hasNextPage: boolean; hasPreviousPage: boolean };
  };
}

describe('A list of sessions', () => {
  it('shows each once, the newest first, page by page', async () => {
    const ada = await member(app);
    for (let nth = 0; nth < 7; nth += 1) {
      // Two at the same moment, too.
      goTo(Math.floor(nth / 2) * HOUR);
      await start(ada, { clientSessionId: String(nth) });
    }
    const names: string[] = [];
    let after: string | null = null;
    for (let more = true; more;) {
      const { sessions }: Page = await ada.get<Page>(
        `query ($after: String) { sessions(first: 3, after: $after) {
           totalCount nodes { clientSessionId } pageInfo { endCursor hasNextPage hasPreviousPage } } }`,
        { after },
      );
      expect(sessions).toMatchObject({
        totalCount: 7,
        pageInfo: { hasPreviousPage: after !== null },
      });
      names.push(...sessions.nodes.map(({ clientSessionId }) => clientSessionId));
      after = sessions.pageInfo.endCursor;
      more = sessions.pageInfo.hasNextPage;
    }
    expect(names).toHaveLength(7);
    expect(names.map((name) => Math.floor(Number(name) / 2))).toEqual([3, 2, 2, 1, 1, 0, 0]);
    expect(new Set(names).size).toBe(7);
  });

  it('asks for the activities of all its sessions in one statement', async () => {
    const ada = await member(app);
    goTo(0);
    for (let nth = 0; nth < 20; nth += 1) {
      const { id: sessionId } = await start(ada);
      await did(ada, { sessionId });
      await did(ada, { sessionId });
    }
    database.statements();
    const found = await all(ada);
    expect(database.statements().length).toBeLessThanOrEqual(3);
    expect(found).toHaveLength(20);
    expect(found.every(({ activities }) => activities.length === 2)).toBe(true);
  });

  it('is loaded again when one of its sessions is over by itself, and not before', async () => {
    const ada = await member(app);
    goTo(0);
    await start(ada);
    goTo(10 * MINUTE);
    await start(ada);
    const reasons = async () => (await all(ada)).map(({ endReason }) => endReason);
    const asked = async () => (
      database.statements(),
      await reasons(),
      database.statements().length
    );
    expect(await reasons()).toEqual([null, null]);
    await reasons();
    goTo(30 * MINUTE - 1);
    expect(await asked()).toBe(0);
    goTo(30 * MINUTE);
    expect(await reasons()).toEqual([null, 'IDLE']);
    goTo(40 * MINUTE);
    expect(await reasons()).toEqual(['IDLE', 'IDLE']);
    await reasons();
    goTo(41 * MINUTE);
    expect(await asked()).toBe(0);
  });
});
