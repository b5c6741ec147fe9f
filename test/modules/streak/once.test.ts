import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import { MessageSent } from '../../../src/modules/chat/index.js';
import { ActivityRecorded } from '../../../src/modules/session/index.js';
import { Delivery } from '../../../src/platform/events/delivery.js';
import { InboxSweep } from '../../../src/platform/events/inbox-sweep.js';
import { spawnApp, startApp } from '../../support/app.js';
import { claim } from '../../support/claims.js';
import { databaseProxy } from '../../support/database-proxy.js';
import { guest, member, type Person, SEND } from '../../support/people.js';
import { settled } from '../../support/rows.js';
import { STATS, streakOf } from '../../support/streaks.js';
import { accountOf, say } from '../../support/talk.js';
import { until } from '../../support/until.js';
import { did, start } from '../../support/visits.js';

let app: Awaited<ReturnType<typeof startApp>>;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const daysOf = (accountId: string) =>
  app.database.query<{ messages: number }>(
    'select date, messages, chats, games, videos, songs, last_at from activity_day where account_id = $1 order by date',
    [accountId],
  );
const stats = async (person: Person) =>
  (await person.get<{ activityStats: object }>(`{ activityStats { ${STATS} } }`)).activityStats;
const tell = (fact: { accountId: string }) =>
  app.database.query(
    `insert into outbox_event (id, account_id, type, payload, due_at)
     values ($1, $2, $3, $4, clock_timestamp()) on conflict do nothing`,
    [factIdOf(fact), fact.accountId, fact.constructor.name, JSON.stringify(fact)],
  );
const ids = new Map<object, string>();
const factIdOf = (fact: object): string => {
  if (!ids.has(fact)) ids.set(fact, randomUUID());
  return ids.get(fact)!;
};

describe('An activity that is told again', () => {
  it('counts once: days, counters and streaks are those of a single delivery', async () => {
    const ada = await member(app);
    const accountId = await accountOf(ada);
    const facts = [
      new MessageSent(accountId, randomUUID(), randomUUID(), '2026-05-10T23:59:59.999Z'),
      new MessageSent(accountId, randomUUID(), randomUUID(), '2026-05-11T00:00:00.000Z'),
      ...(['CHAT', 'GAME', 'VIDEO', 'MUSIC'] as const).map(
        (kind) =>
          new ActivityRecorded(accountId, randomUUID(), randomUUID(), kind, '2026-05-11T10:00:00Z'),
      ),
    ];
    const deliver = async () => {
      for (const fact of facts) await tell(fact);
      await settled(app.database);
      return [await daysOf(accountId), await stats(ada), await streakOf(ada)];
    };
    const single = await deliver();
    expect(single).toMatchObject([
      [{ messages: 1 }, { messages: 1, chats: 1, games: 1, videos: 1, songs: 1 }],
      { messages: 2, games: 1, longestStreakDays: 2 },
      { totalDays: 2 },
    ]);
    expect(await deliver()).toEqual(single);
    expect(await deliver()).toEqual(single);
  });

  it('counts once when it is told twice at the same moment', async () => {
    const ada = await member(app);
    const accountId = await accountOf(ada);
    const fact = new MessageSent(accountId, randomUUID(), randomUUID(), '2026-05-10T12:00:00Z');
    const told = Array.from({ length: 12 }, () => ({ id: factIdOf(fact), fact }));
    await app.app.get(Delivery).tell(told);
    expect(await daysOf(accountId)).toMatchObject([{ messages: 1 }]);
  });

  it('is counted for the member who claimed the guest meanwhile', async () => {
    const [visitor, heir] = [await guest(app), await member(app)];
    const [from, to] = [await accountOf(visitor), await accountOf(heir)];
    await say(visitor, 'Hello');
    await claim(heir, visitor);
    await streakOf(heir);
    await tell(new MessageSent(from, randomUUID(), randomUUID(), '2026-05-10T12:00:00Z'));
    await settled(app.database);
    expect(await daysOf(from)).toEqual([]);
    expect(await daysOf(to)).toHaveLength(2);
    expect(await streakOf(heir)).toMatchObject({ totalDays: 2 });
  });

  it('is forgotten a day after it has left the outbox, and not before', async () => {
    const ada = await member(app);
    const accountId = await accountOf(ada);
    const fact = new MessageSent(accountId, randomUUID(), randomUUID(), '2026-05-10T12:00:00Z');
    await tell(fact);
    await settled(app.database);
    const marks = () =>
      app.database.query('select from inbox_event where account_id = $1', [accountId]);
    const sweep = app.app.get(InboxSweep);
    await sweep.sweep(new Date(Date.now() - 60_000));
    expect(await marks()).toHaveLength(1);
    // Set aside, it may be told again whenever somebody wishes.
    await tell(fact);
    await app.database.query(`update outbox_event set dead_at = now() where id = $1`, [
      factIdOf(fact),
    ]);
    await sweep.sweep(new Date(Date.now() + 60_000));
    expect(await marks()).toHaveLength(1);
    await app.database.query('delete from outbox_event');
    await sweep.sweep(new Date(Date.now() + 60_000));
    expect(await marks()).toHaveLength(0);
  });
});

describe('A process that is killed', () => {
  it.each(['holdAt', 'cutAfter'] as const)(
    'when it counts leaves a message that counts once (%s)',
    async (end) => {
      // Before the day and the mark are written, and when they are but nobody knows.
      const proxy = await databaseProxy(app.database.url, /insert into inbox_event/);
      const doomed = await spawnApp({ database: { ...app.database, url: proxy.url } });
      const ada = await member(app);
      const accountId = await accountOf(ada);
      await ada.get('{ me { id } }', {}, doomed.url);
      const counting = proxy[end](1);
      const sent = ada
        .ask(SEND, { input: { clientMessageId: 'once', content: 'Hello' } }, doomed.url)
        .catch(() => null);
      await counting;
      if (end === 'cutAfter') await until(async () => (await daysOf(accountId)).length > 0);
      doomed.process.kill('SIGKILL');
      await Promise.all([sent, once(doomed.process, 'exit')]);
      await proxy.close();
      await settled(app.database);
      expect(await daysOf(accountId)).toMatchObject([{ messages: 1 }]);
    },
  );
});

describe('Many things at once', () => {
  it('are counted each', async () => {
    const ada = await member(app);
    const { id: sessionId } = await start(ada);
    await Promise.all(Array.from({ length: 30 }, () => did(ada, { sessionId, kind: 'GAME' })));
    expect(await stats(ada)).toMatchObject({ games: 30 });
  });
});
