import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import { MessageSent } from '../../../src/modules/chat/index.js';
import { ActivityRecorded } from '../../../src/modules/session/index.js';
import { Delivery } from '../../../src/platform/events/delivery.js';
import { startApp } from '../../support/app.js';
import { member, SEND } from '../../support/people.js';
import { checksums, settled } from '../../support/rows.js';
import { say } from '../../support/talk.js';
import { all, current, end, start } from '../../support/visits.js';
import { type WatchedDatabase, watchedDatabase } from '../../support/watched-database.js';

describe('A message that is sent in a session', () => {
  let database: WatchedDatabase;
  let app: Awaited<ReturnType<typeof startApp>>;
  const heard: object[] = [];
  beforeAll(async () => {
    database = await watchedDatabase();
    app = await startApp({ database });
    app.app.get(Delivery).subscribe<MessageSent | ActivityRecorded>({
      name: 'test',
      hears: [MessageSent, ActivityRecorded],
      hear: async (fact) => void heard.push(fact),
    });
  });
  afterAll(async () => {
    await app.stop();
    await database.close();
  });

  it('is chat in that session, and counts for its day once', async () => {
    const ada = await member(app);
    const { id: sessionId, startedAt } = await start(ada);
    expect(await current(ada)).toMatchObject({ activities: [] });
    heard.length = 0;
    const { message } = await say(ada, 'Hello', { sessionId });
    const [row] = await database.query<{ session_id: string; created_at: Date }>(
      'select session_id, created_at from message where id = $1',
      [message.id],
    );
    expect(row!.session_id).toBe(sessionId);
    const saidAt = row!.created_at.toISOString();
    expect(await current(ada)).toMatchObject({
      id: sessionId,
      lastActivityAt: saidAt,
      wallMs: Date.parse(saidAt) - Date.parse(startedAt),
      activeMs: 0,
      activities: [{ kind: 'CHAT', startedAt: saidAt, endedAt: null }],
    });
    expect(heard).toEqual([expect.any(MessageSent)]);
  });

  it('is recorded once, however often it is sent', async () => {
    const ada = await member(app);
    const { id: sessionId } = await start(ada);
    const again = { sessionId, clientMessageId: 'once' };
    await say(ada, 'Hello', again);
    await end(ada, sessionId);
    await say(ada, 'Hello', again);
    expect((await all(ada))[0]!.activities).toHaveLength(1);
    const elsewhere = { input: { ...again, content: 'Hello', sessionId: (await start(ada)).id } };
    expect(await ada.refusal(SEND, elsewhere)).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('is not kept when the session has ended, is somebody else’s, or never was', async () => {
    const ada = await member(app);
    const { id: ended } = await start(ada);
    await end(ada, ended);
    const { id: bobs } = await start(await member(app));
    await settled(database);
    const before = await checksums(database);
    for (const [sessionId, code] of [
      [ended, 'SESSION_ENDED'],
      [bobs, 'NOT_FOUND'],
      [randomUUID(), 'NOT_FOUND'],
      ['x', 'BAD_USER_INPUT'],
    ] as const) {
      const input = { clientMessageId: 'new', content: 'Hello', sessionId };
      expect([sessionId, await ada.refusal(SEND, { input })]).toEqual([sessionId, code]);
    }
    expect(await checksums(database)).toEqual(before);
  });

  it('outside any session costs no look at sessions', async () => {
    const ada = await member(app);
    const { id: sessionId } = await start(ada);
    const looks = async (input: object): Promise<number> => {
      database.statements();
      await say(ada, 'Hello', input);
      return database.statements().filter((sql) => /\b(from|into|update) "?session/i.test(sql))
        .length;
    };
    expect(await looks({})).toBe(0);
    expect(await looks({ sessionId })).toBeGreaterThan(0);
  });
});
