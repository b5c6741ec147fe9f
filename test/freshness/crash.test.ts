import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { letLeasesRunOut } from '../modules/chat/turn/consistency.js';
import { spawnApp } from '../support/app.js';
import { type Having, QUERIES, read, someoneAt, WRITES } from '../support/cached-queries.js';
import { faultLine } from '../support/fault-line.js';
import { commands, postgresTalk, redisTalk, renewalsOf } from '../support/languages.js';
import { type RacingPair, racingPair } from '../support/racing-pair.js';
import { settled, undelivered } from '../support/rows.js';
import { accountOf } from '../support/talk.js';
import { until } from '../support/until.js';

/** `npm run race:crash` sets more. */
const KILLS = Number(process.env['CRASH_KILLS'] ?? 2);
const LATEST_MS = 2_000;

let pair: RacingPair;
beforeAll(async () => {
  pair = await racingPair();
});
afterAll(() => pair.end());

const all = (having: Having) => [
  ...Object.values(QUERIES).map((ask) => `{ __typename ${ask(having)} }`),
  ...Object.values(QUERIES).map((ask) => `{ ${ask(having)} }`),
];
const asked = (having: Having, at: string) =>
  Promise.all(all(having).map((question) => read(having, question, at)));

/** A process that commits a write, and dies before it can renew a label. */
async function killedBeforeRenewal(having: Having, write: string): Promise<void> {
  const line = await faultLine(pair.redisUrl, redisTalk);
  const doomed = await spawnApp({ database: pair.database, redisUrl: line.url });
  const renewal = line.hold(renewalsOf(await accountOf(having.ada)));
  const sent = having.ada.ask(write, {}, doomed.url).catch(() => null);
  await renewal.arrived;
  doomed.process.kill('SIGKILL');
  await Promise.all([sent, once(doomed.process, 'exit')]);
  await line.close();
}

describe('A write whose process was killed between the commit and the renewal', () => {
  it(
    'is shown by every cached query of another process within two seconds',
    async () => {
      const lateMs: number[] = [];
      for (let kill = 0; kill < KILLS; kill += 1) {
        const writes = Object.values(WRITES);
        const having = await someoneAt(pair.quick);
        for (let twice = 0; twice < 2; twice += 1) await asked(having, pair.quick.url);
        const write = `mutation { ${writes[kill % writes.length]!(having)} }`;
        await killedBeforeRenewal(having, write);
        const committedAt = Date.now();
        const truth = await asked(having, pair.plain.url);
        await until(async () => `${await asked(having, pair.quick.url)}` === `${truth}`);
        lateMs.push(Date.now() - committedAt);
      }
      expect(lateMs.filter((ms) => ms > LATEST_MS)).toEqual([]);
    },
    60_000 + KILLS * 20_000,
  );

  it('is shown at once when it was asked for again and acknowledged elsewhere', async () => {
    const having = await someoneAt(pair.quick);
    await asked(having, pair.quick.url);
    await asked(having, pair.slow.url);
    const write = `mutation { ${WRITES['sendMessage']!(having)} }`;
    await killedBeforeRenewal(having, write);
    await letLeasesRunOut(pair.database);
    expect(await having.ada.get(write, {}, pair.slow.url)).toEqual({
      sendMessage: { replayed: true },
    });
    const [here, there] = await Promise.all([
      asked(having, pair.quick.url),
      asked(having, pair.slow.url),
    ]);
    const truth = await asked(having, pair.plain.url);
    expect(here).toEqual(truth);
    expect(there).toEqual(truth);
  });
});

describe('A relay that is killed when it has delivered and not yet struck out', () => {
  it('leaves it to another, and twice told is once told', async () => {
    const line = await faultLine(pair.database.url, postgresTalk);
    const doomed = await spawnApp({
      database: { ...pair.database, url: line.url },
      redisUrl: pair.redisUrl,
    });
    const having = await someoneAt(pair.quick);
    const mark = line.hold(commands(/delete from outbox_event/i));
    await having.ada.get(`mutation { ${WRITES['sendMessage']!(having)} }`, {}, doomed.url);
    await mark.arrived;
    const before = await asked(having, pair.quick.url);
    // Counted while it is held: afterwards another relay may be quicker than this test.
    expect(await undelivered(pair.database)).toBeGreaterThan(0);
    doomed.process.kill('SIGKILL');
    await once(doomed.process, 'exit');
    await line.close();
    await settled(pair.database);
    const truth = await asked(having, pair.plain.url);
    expect(before).toEqual(truth);
    expect(await asked(having, pair.quick.url)).toEqual(truth);
  });
});
