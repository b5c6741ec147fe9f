import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import pg from 'pg';
import { GuestPurge } from '../../../src/modules/account/guest-purge.js';
import { idsOf, mark } from '../../isolation/strangers.js';
import { claim } from '../../support/claims.js';
import { HOUR, turnedClock, type TurnedClock } from '../../support/clock.js';
import { pairOfApps, type PairOfApps } from '../../support/pair-of-apps.js';
import { guest, member, type Person } from '../../support/people.js';
import { settled } from '../../support/rows.js';
import { type RedisServer, startRedis } from '../../support/services/index.js';
import { accountOf, say } from '../../support/talk.js';
import { tracesOf } from '../../support/traces.js';

const DAY = 24 * HOUR;
const TTL_DAYS = 30;
const READ = '{ chatHistory { totalCount } sessions { totalCount } me { id } }';

let redis: RedisServer;
let apps: PairOfApps;
let purges: GuestPurge[];
let clocks: TurnedClock[];
beforeAll(async () => {
  redis = await startRedis();
  apps = await pairOfApps({ redisUrl: redis.url, env: { GUEST_TTL_DAYS: String(TTL_DAYS) } });
  const both = [apps.one, apps.other];
  purges = both.map(({ app }) => app.get(GuestPurge, { strict: false }));
  clocks = both.map(turnedClock);
});
afterAll(async () => {
  await apps.stop();
  await redis.kill();
});

let passedMs = 0;
beforeEach(async () => {
  pass(3 * TTL_DAYS * DAY);
  await purged();
  pass(-passedMs);
});

/** So much time goes by. */
function pass(ms: number): void {
  passedMs += ms;
  clocks.forEach((clock) => clock.turn(ms));
}

/** How many guests one round takes away. */
async function purged(purge = purges[0]!): Promise<number> {
  let count = 0;
  while (await purge.pass()) count += 1;
  return count;
}

/** A guest of whom something stands everywhere. */
async function someone(): Promise<{ person: Person; id: string }> {
  const person = await guest(apps.one);
  await mark(person, (await idsOf(person))['a reply']!);
  for (const at of [apps.one.url, apps.other.url]) await person.get(READ, {}, at);
  return { person, id: await accountOf(person) };
}

/** Does something while a transaction elsewhere holds a row or a lock. */
async function while_(statement: string, work: () => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: apps.database.ownerUrl });
  await client.connect();
  await client.query('begin');
  await client.query(statement);
  await work();
  await client.query('rollback');
  await client.end();
}

describe('A guest who does not come back', () => {
  it('is deleted, with every row and key', async () => {
    const { person, id } = await someone();
    const traces = () => tracesOf([id], apps.database, redis.url);
    expect(await traces()).toEqual(expect.arrayContaining(['message', 'session', 'personality']));
    pass(TTL_DAYS * DAY + 3 * HOUR);
    expect(await purged()).toBe(1);
    await settled(apps.database);
    expect(await traces()).toEqual([]);
    expect(await person.refusal('{ me { id } }')).toBe('UNAUTHENTICATED');
  });

  it('is kept until then', async () => {
    await someone();
    pass(TTL_DAYS * DAY);
    expect(await purged()).toBe(0);
  });

  it('is deleted by one instance at a time', async () => {
    for (let one = 0; one < 6; one += 1) await guest(apps.one);
    pass(TTL_DAYS * DAY + 3 * HOUR);
    const counts = await Promise.all(purges.map(purged));
    expect(counts[0]! + counts[1]! + (await purged())).toBe(6);
    await guest(apps.one);
    pass(TTL_DAYS * DAY + 3 * HOUR);
    await while_(`select pg_advisory_xact_lock(${0x50555247})`, async () =>
      expect(await purged()).toBe(0),
    );
    expect(await purged()).toBe(1);
  });
});

describe('A guest who is not idle', () => {
  it('is kept because they came back, be it to read', async () => {
    const person = await guest(apps.one);
    await say(person, 'hello');
    pass((TTL_DAYS - 1) * DAY);
    // Who was here a moment ago is remembered; this process has not met them.
    await person.get(READ, {}, apps.other.url);
    pass(2 * DAY);
    expect(await purged()).toBe(0);
    expect(await person.get(READ)).toMatchObject({ chatHistory: { totalCount: 2 } });
  });

  it('is let be while somebody works on the account', async () => {
    const { id } = await someone();
    pass(TTL_DAYS * DAY + 3 * HOUR);
    await while_(`select from account where id = '${id}' for no key update`, async () =>
      expect(await purged()).toBe(0),
    );
    expect(await purged()).toBe(1);
  });

  it('is kept who was claimed, for whatever is still to come', async () => {
    const [person, ada] = [await guest(apps.one), await member(apps.one)];
    await say(person, 'hello');
    await claim(ada, person);
    pass(2 * TTL_DAYS * DAY);
    expect(await purged()).toBe(0);
    expect((await claim(ada, person)).replayed).toBe(true);
  });
});
