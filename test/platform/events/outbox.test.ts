import { EventEmitter, once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Delivery, type Listener } from '../../../src/platform/events/delivery.js';
import { recordIn } from '../../../src/platform/events/record.js';
import { Database } from '../../../src/platform/database/database.js';
import { spawnApp, startApp } from '../../support/app.js';
import { databaseProxy } from '../../support/database-proxy.js';
import { member } from '../../support/people.js';
import { until } from '../../support/until.js';
import { Happened } from './happened.js';

const START = 'mutation { createConversation { id } }';
const COUNT = '{ conversations { totalCount } }';
const nobody = '01900000-0000-7000-8000-000000000000';

type App = Awaited<ReturnType<typeof startApp>>;

/** One who hears what happened and remembers it, or refuses to. */
function listener(hear: (fact: Happened) => unknown): Listener<Happened> {
  return { name: 'test', hears: [Happened], hear: async (fact) => void (await hear(fact)) };
}

describe('The outbox', () => {
  let app: App;
  beforeAll(async () => {
    app = await startApp({ env: { LOG_LEVEL: 'silent' } });
  });
  afterAll(() => app.stop());

  const rows = () =>
    app.database.query<{
      type: string;
      attempts: number;
      dead: boolean;
      last_error: string | null;
    }>('select type, attempts, dead_at is not null as dead, last_error from outbox_event');
  const makeDue = () =>
    app.database.query('update outbox_event set due_at = clock_timestamp() where dead_at is null');
  const figure = async (name: string): Promise<number> => {
    const text = await (await fetch(`${app.url}/metrics`)).text();
    return Number(new RegExp(`^smriti_outbox_${name} (\\S+)`, 'm').exec(text)?.[1] ?? Number.NaN);
  };
  const put = (type: string, payload: object) =>
    app.database.query(
      `insert into outbox_event (id, account_id, type, payload, due_at)
       values (gen_random_uuid(), $1, $2, $3, clock_timestamp())`,
      [nobody, type, { accountId: nobody, ...payload }],
    );

  it('is told within two seconds by another process when the writer was killed before it could', async () => {
    const proxy = await databaseProxy(app.database.url);
    const doomed = await spawnApp({ database: { ...app.database, url: proxy.url } });
    const ada = await member(app);
    expect(await ada.get(COUNT)).toEqual({ conversations: { totalCount: 0 } });
    await ada.get('{ me { id } }', {}, doomed.url);
    const committed = proxy.cutAfterCommit(1);
    const sent = ada.ask(START, {}, doomed.url).catch(() => null);
    await committed;
    const committedAt = Date.now();
    doomed.process.kill('SIGKILL');
    await Promise.all([sent, once(doomed.process, 'exit')]);
    await until(
      async () =>
        (await ada.get<{ conversations: { totalCount: number } }>(COUNT)).conversations
          .totalCount === 1,
    );
    expect(Date.now() - committedAt).toBeLessThan(2_000);
    await proxy.close();
  });

  it('forgets what was delivered', async () => {
    const ada = await member(app);
    await Promise.all(Array.from({ length: 20 }, () => ada.get(START)));
    await until(async () => (await rows()).length === 0);
    expect([await figure('dead_letters'), await figure('lag_seconds')]).toEqual([0, 0]);
  });

  it('holds the facts of what was written, and none of what was undone', async () => {
    const database = app.app.get(Database);
    const heard: string[] = [];
    app.app.get(Delivery).subscribe(listener(({ what }) => heard.push(what)));
    const undone = database.write(nobody, async (em) => {
      recordIn(em, new Happened(nobody, 'undone'));
      await em.execute('select 1 / 0');
    });
    await expect(undone).rejects.toThrow('division by zero');
    await database.write(nobody, async (em) => recordIn(em, new Happened(nobody, 'done')));
    expect(heard).toEqual(['done']);
    expect((await rows()).filter(({ type }) => type === 'Happened').length).toBeLessThanOrEqual(1);
  });

  it('sets aside what no listener can bear, and lets everything else pass', async () => {
    app.app.get(Delivery).subscribe(
      listener(({ what }) => {
        if (what === 'unbearable') throw new TypeError('A private word');
      }),
    );
    await put('Happened', { what: 'unbearable' });
    const ada = await member(app);
    await until(async () => {
      await makeDue();
      return (await rows()).some(({ dead }) => dead);
    });
    await ada.get(START);
    await until(async () => (await rows()).every(({ dead }) => dead));
    expect(await rows()).toEqual([
      { type: 'Happened', attempts: 8, dead: true, last_error: 'TypeError' },
    ]);
    expect(await figure('dead_letters')).toBe(1);
    await app.database.query('delete from outbox_event');
  });

  it('keeps what another version wrote for that version, and tells how late it is', async () => {
    await app.database.query(
      `insert into outbox_event (id, account_id, type, payload, due_at)
       values ('01900000-0000-7000-8000-000000000001', $1, 'FromTheFuture', '{}', clock_timestamp())`,
      [nobody],
    );
    const ada = await member(app);
    await ada.get(START);
    await until(async () => (await rows()).length === 1 && (await rows())[0]!.attempts > 0);
    expect(await rows()).toEqual([
      { type: 'FromTheFuture', attempts: 1, dead: false, last_error: 'UnknownEvent' },
    ]);
    expect(await figure('lag_seconds')).toBeGreaterThan(1);
    await app.database.query('delete from outbox_event');
  });

  it('is told with no transaction open, and by another process when a listener never comes back', async () => {
    const other = await startApp({ database: app.database });
    const heard: number[] = [];
    const barrier = new EventEmitter();
    [app, other].forEach((each, nth) =>
      each.app.get(Delivery).subscribe(
        listener(async ({ what }) => {
          if (what !== 'endless') return;
          heard.push(nth);
          if (heard.length === 1) await once(barrier, 'lifted');
        }),
      ),
    );
    await put('Happened', { what: 'endless' });
    await until(async () => (await rows()).length === 0);
    const open = await app.database.query(
      `select query from pg_stat_activity
       where datname = current_database() and state like 'idle in transaction%'
         and xact_start < clock_timestamp() - interval '500 ms'`,
    );
    barrier.emit('lifted');
    expect([new Set(heard).size, open]).toEqual([2, []]);
    await other.stop();
    // Sooner than PostgreSQL would end a transaction that was left open.
  }, 20_000);

  it('is worked off by all processes together, each fact by one', async () => {
    const other = await startApp({ database: app.database });
    const heard: string[][] = [[], []];
    [app, other].forEach((each, nth) =>
      each.app.get(Delivery).subscribe(
        listener(async ({ what }) => {
          heard[nth]!.push(what);
          // Long enough for the other to look in as well.
          await pause(50);
        }),
      ),
    );
    await app.database.query(
      `insert into outbox_event (id, account_id, type, payload, due_at)
       select gen_random_uuid(), $1::uuid, 'Happened', jsonb_build_object('accountId', $1::uuid, 'what', n::text),
         clock_timestamp() from generate_series(1, 3000) as n`,
      [nobody],
    );
    await until(async () => (await rows()).length === 0);
    const [here, there] = heard as [string[], string[]];
    expect(Math.min(here.length, there.length)).toBeGreaterThan(0);
    expect(here.length + there.length).toBe(3_000);
    expect(new Set([...here, ...there]).size).toBe(3_000);
    await other.stop();
  });
});
