import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import pg from 'pg';
import { SessionEnded } from '../../../src/modules/session/index.js';
import { SessionSweep } from '../../../src/modules/session/session.sweep.js';
import { Delivery } from '../../../src/platform/events/delivery.js';
import { startApp } from '../../support/app.js';
import { HOUR, MINUTE, turnedClock } from '../../support/clock.js';
import { member } from '../../support/people.js';
import { settled } from '../../support/rows.js';
import { accountOf } from '../../support/talk.js';
import { all, beat, did, start } from '../../support/visits.js';

const NOON = Date.parse('2026-11-20T12:00:00.000Z');
const at = (ms: number): string => new Date(NOON + ms).toISOString();

type App = Awaited<ReturnType<typeof startApp>>;
let apps: [App, App];
const heard: SessionEnded[] = [];
let locker: pg.Client;
beforeAll(async () => {
  const first = await startApp();
  apps = [first, await startApp({ database: first.database })];
  for (const { app } of apps) {
    app.get(Delivery).subscribe<SessionEnded>({
      name: 'test',
      hears: [SessionEnded],
      hear: async (fact) => void heard.push(fact),
    });
  }
  locker = new pg.Client({ connectionString: first.database.ownerUrl });
  await locker.connect();
});
afterAll(async () => {
  await locker.end();
  await apps[1].stop();
  await apps[0].stop();
});

const goTo = (ms: number) => apps.forEach((app) => turnedClock(app).stopAt(at(ms)));
const sweepOf = (app: App) => app.app.get(SessionSweep);
const rows = () =>
  apps[0].database.query<{ id: string; reason: string | null; ended_at: Date | null }>(
    'select id, end_reason as reason, ended_at from session order by started_at, id',
  );

/** So many open sessions of one account, begun a second apart. */
async function begun(accountId: string, count: number): Promise<void> {
  await apps[0].database.query(
    `insert into session (id, account_id, origin_account_id, client_session_id, started_at,
       last_activity_at, alive_until)
     select gen_random_uuid(), $1, $1, nth, moment, moment, moment + interval '30 minutes'
     from (select nth, $2::timestamptz + nth * interval '1 second' as moment
           from generate_series(1, $3) as nth) as begun`,
    [accountId, at(0), count],
  );
}

describe('The sweep', () => {
  it('ends what is idle or at its longest, at the moment at which it was over', async () => {
    goTo(0);
    const ada = await member(apps[0]);
    const [idle, lively, open] = [await start(ada), await start(ada), await start(ada)];
    for (let ms = 0; ms < 24 * HOUR; ms += 20 * MINUTE) {
      goTo(ms);
      await beat(ada, lively.id);
    }
    goTo(23.9 * HOUR);
    const late = { sessionId: open.id, startedAt: at(0) };
    await did(ada, late);
    goTo(24 * HOUR);
    const fresh = await start(ada);
    await sweepOf(apps[0]).pass();
    const ends = Object.fromEntries((await rows()).map((row) => [row.id, row.reason]));
    expect(ends).toEqual({
      [idle.id]: 'IDLE',
      [lively.id]: 'CAP',
      [open.id]: 'IDLE',
      [fresh.id]: null,
    });
    expect((await rows()).map(({ ended_at: end }) => end && +end - NOON)).toEqual(
      (await all(ada)).map(({ endedAt }) => endedAt && Date.parse(endedAt) - NOON).toReversed(),
    );
    await settled(apps[0].database);
  });

  it('ends each session once, though two instances are at it', async () => {
    goTo(0);
    await begun(await accountOf(await member(apps[0])), 1_200);
    heard.length = 0;
    goTo(2 * HOUR);
    const untilNone = async (app: App): Promise<number> => {
      let ended = 0;
      for (let idlePasses = 0; idlePasses < 3;) {
        const count = await sweepOf(app).pass();
        ended += count;
        idlePasses = count > 0 ? 0 : idlePasses + 1;
      }
      return ended;
    };
    const ended = await Promise.all(apps.map(untilNone));
    expect(ended[0]! + ended[1]!).toBe(1_200);
    expect(heard).toHaveLength(1_200);
    expect(new Set(heard.map(({ sessionId }) => sessionId)).size).toBe(1_200);
    expect((await rows()).every(({ reason }) => reason !== null)).toBe(false);
    await settled(apps[0].database);
  });

  it('is one instance’s at a time, and another’s when that one is gone', async () => {
    goTo(0);
    await begun(await accountOf(await member(apps[0])), 3);
    goTo(2 * HOUR);
    // What another instance in the middle of its sweep holds.
    await locker.query('begin');
    await locker.query(`select pg_advisory_xact_lock(${0x53574550})`);
    expect(await sweepOf(apps[0]).pass()).toBe(0);
    await locker.query('rollback');
    expect(await sweepOf(apps[1]).pass()).toBe(3);
  });

  it('leaves a session that is being written to its writer', async () => {
    goTo(0);
    await begun(await accountOf(await member(apps[0])), 2);
    goTo(2 * HOUR);
    await locker.query('begin');
    await locker.query(
      `select from session where id = (select id from session where end_reason is null
         order by started_at limit 1) for update`,
    );
    expect(await sweepOf(apps[0]).pass()).toBe(1);
    await locker.query('rollback');
    expect(await sweepOf(apps[0]).pass()).toBe(1);
  });
});
