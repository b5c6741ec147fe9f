import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import pg from 'pg';
import { type RunningApp, spawnApp, startApp } from '../../../support/app.js';
import { CLAIM, claim, type Receipt } from '../../../support/claims.js';
import type { TestDatabase } from '../../../support/database.js';
import { guest, member, type Person } from '../../../support/people.js';
import { accountOf, begin, say } from '../../../support/talk.js';
import { until } from '../../../support/until.js';

/** `npm run soak:claim` has more. */
const ROUNDS = Number(process.env['CLAIM_RACES'] ?? 10);
const CROWD = 20;
/** Each process has ten connections, of which the relay may need one. */
const AT_ONCE = 16;

let database: TestDatabase;
let apps: RunningApp[];
let holder: pg.Client;
beforeAll(async () => {
  const one = await startApp();
  database = one.database;
  apps = [one, await spawnApp({ database })];
  holder = new pg.Client({ connectionString: database.ownerUrl });
  await holder.connect();
}, 120_000);
afterAll(async () => {
  await holder.end();
  for (const app of apps.toReversed()) await app.stop();
});

const urlOf = (nth: number): string => apps[nth % 2]!.url;

/** Lets claims of one guest begin, and go on together once so many of them wait for the guest. */
async function together<T>(visitor: Person, waiting: number, claims: () => Promise<T>[]) {
  await holder.query('begin');
  await holder.query('select from account where id = $1 for update', [await accountOf(visitor)]);
  const under = claims();
  await until(async () => {
    const [found] = await database.query<{ count: number }>(
      `select count(*)::int from pg_stat_activity where datname = current_database()
         and wait_event_type = 'Lock' and query like '%for update%'`,
    );
    return found!.count >= waiting;
  });
  await holder.query('commit');
  return Promise.all(under);
}

const titles = async (person: Person): Promise<string[]> => {
  type Titles = { conversations: { nodes: { title: string }[] } };
  const { conversations } = await person.get<Titles>('{ conversations { nodes { title } } }');
  return conversations.nodes.map(({ title }) => title);
};

describe('Twenty claims of one guest by one member, over two processes', () => {
  it('have one effect, and receipts that are equal but for who was first', async () => {
    const [visitor, ada] = [await guest(apps[0]!), await member(apps[0]!)];
    await say(visitor, 'hello');
    await accountOf(ada);
    const receipts = await together(visitor, AT_ONCE, () =>
      Array.from({ length: CROWD }, (_, nth) => claim(ada, visitor, urlOf(nth))),
    );
    const [first, ...others] = receipts.toSorted((a, b) => +a.replayed - +b.replayed);
    expect(first).toMatchObject({ replayed: false, conversations: 1, messages: 2 });
    for (const receipt of others) expect(receipt).toEqual({ ...first, replayed: true });
    expect(await titles(ada)).toEqual(['hello']);
    const record = await database.query(
      'select status, count(*)::int from migration_audit group by 1 order by 1',
    );
    expect(record).toEqual([
      { status: 'COMPLETED', count: CROWD },
      { status: 'STARTED', count: CROWD },
    ]);
  });
});

describe('Two members who race for one guest', () => {
  let members: [Person, Person];
  beforeAll(async () => {
    members = [await member(apps[0]!), await member(apps[0]!)];
    for (const each of members) await accountOf(each);
  });

  /** How it went for either, and what the guest's record says. */
  async function race(round: number): Promise<{ codes: unknown[]; record: unknown[] }> {
    const visitor = await guest(apps[0]!);
    await begin(visitor, { title: `round ${round}` });
    const answers = await together(visitor, 2, () =>
      members.map((each, nth) =>
        each.ask<{ claimGuest: Receipt } | null>(
          CLAIM,
          { guestToken: visitor.token },
          urlOf(round + nth),
        ),
      ),
    );
    const owners = (await Promise.all(members.map(titles))).map((all) =>
      all.includes(`round ${round}`),
    );
    expect(owners).toEqual(answers.map(({ data }) => data !== null));
    const record = await database.query(
      `select status, error from migration_audit where guest_ref =
         (select guest_ref from migration_audit order by id desc limit 1) order by 1`,
    );
    return {
      codes: answers.map(({ errors }) => errors?.[0]?.extensions.code ?? null).toSorted(),
      record,
    };
  }

  it(
    'are told apart every time: one wins, the other is told so, and both are on record',
    async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        expect(await race(round)).toEqual({
          codes: ['ALREADY_CLAIMED', null],
          record: [
            { status: 'COMPLETED', error: null },
            { status: 'REFUSED', error: 'ALREADY_CLAIMED' },
            { status: 'STARTED', error: null },
            { status: 'STARTED', error: null },
          ],
        });
      }
    },
    60_000 + ROUNDS * 2_000,
  );
});
