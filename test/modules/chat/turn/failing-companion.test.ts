import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../../../support/app.js';
import { companionStub, type CompanionStub } from '../../../support/companion-stub.js';
import type { StubBehaviour, StubOptions } from '../../../support/companion-stub-behaviour.js';
import { member, type Person } from '../../../support/people.js';
import { brokenRules } from './consistency.js';
import { askingThe, history, send, trySend } from './turns.js';

const TIMEOUT_MS = 1_500;
const SECRET = 'Never to be found in a log';

describe('A message whose companion fails', () => {
  let stub: CompanionStub;
  let app: RunningApp;
  let ada: Person;
  beforeAll(async () => {
    stub = await companionStub();
    app = await startApp({ env: askingThe(stub, TIMEOUT_MS) });
  });
  beforeEach(async () => {
    stub.answers('Here I am again.');
    ada = await member(app);
  });
  afterAll(async () => {
    await app.stop();
    await stub.close();
  });

  const attempts = (replyId: unknown) =>
    app.database.query<{ outcome: string; error_code: string | null; retries: number }>(
      'select outcome, error_code, retries from query_log where message_id = $1 order by attempt',
      [replyId],
    );

  const failures: [
    string,
    StubBehaviour,
    StubOptions,
    'UPSTREAM_TIMEOUT' | 'UPSTREAM_FAILED',
    string,
  ][] = [
    ['hangs', 'hang', {}, 'UPSTREAM_TIMEOUT', ''],
    [
      'hangs in the middle of a sentence',
      'hang midway',
      { text: 'Half of it' },
      'UPSTREAM_TIMEOUT',
      'Half of',
    ],
    ['has no time for long', '429', { retryAfter: 3_600 }, 'UPSTREAM_FAILED', ''],
    ['is broken', '500', {}, 'UPSTREAM_FAILED', ''],
    ['talks garbage', 'garbage', {}, 'UPSTREAM_FAILED', ''],
    ['breaks off', 'truncated', { text: 'Half of it' }, 'UPSTREAM_FAILED', 'Half of'],
  ];

  it.each(failures)(
    'is kept when it %s, and the retry finishes it',
    async (_, behaviour, options, code, partial) => {
      stub.always(behaviour, options);
      const input = { clientMessageId: 'm1', content: SECRET };
      const { data, errors } = await trySend(ada, input);
      expect(data).toBeNull();
      const [{ extensions } = { extensions: { code: 'none' } as Record<string, unknown> }] =
        errors ?? [];
      expect(extensions).toMatchObject({ code, retryable: true });
      expect(await history(ada)).toEqual([
        `USER COMPLETE: ${SECRET}`,
        `ASSISTANT FAILED: ${partial}`,
      ]);

      stub.answers('Here I am again.');
      const { message, reply, replayed, conversation } = await send(ada, input);
      expect([message.id, reply.id]).toEqual([extensions['messageId'], extensions['replyId']]);
      expect([replayed, reply.status, conversation.messageCount]).toEqual([true, 'COMPLETE', 2]);
      expect(await history(ada)).toEqual([
        `USER COMPLETE: ${SECRET}`,
        'ASSISTANT COMPLETE: Here I am again.',
      ]);
      expect(await attempts(reply.id)).toMatchObject([
        { outcome: 'FAILED', error_code: code },
        { outcome: 'COMPLETE', error_code: null },
      ]);
      expect(await brokenRules(app.database)).toEqual([]);
    },
  );

  it('is answered by itself when the companion has no time just once', async () => {
    stub.next('429', { retryAfter: 0 });
    const { reply } = await send(ada, { clientMessageId: 'm1', content: 'Hello?' });
    expect(reply.status).toBe('COMPLETE');
    expect(await attempts(reply.id)).toMatchObject([{ outcome: 'COMPLETE', retries: 1 }]);
  });

  it('does not stand in the way of another', async () => {
    stub.next('garbage');
    expect((await trySend(ada, { clientMessageId: 'm1', content: 'One.' })).errors).toHaveLength(1);
    await send(ada, { clientMessageId: 'm2', content: 'Two.' });
    expect(await history(ada)).toEqual([
      'USER COMPLETE: One.',
      'ASSISTANT FAILED: ',
      'USER COMPLETE: Two.',
      'ASSISTANT COMPLETE: Here I am again.',
    ]);
  });

  it('leaves no word of it in the log of queries', async () => {
    const rows = await app.database.query<{ entry: string }>(
      'select q::text as entry from query_log q',
    );
    expect(rows.filter(({ entry }) => /Never|found|Half|Here I am/.test(entry))).toEqual([]);
    expect(rows.length).toBeGreaterThan(0);
  });
});

describe('A message whose companion cannot be reached', () => {
  it('is kept, and the retry finishes it when the companion is back', async () => {
    const gone = await companionStub();
    await gone.close();
    const app = await startApp({ env: askingThe(gone, TIMEOUT_MS) });
    const ada = await member(app);
    const input = { clientMessageId: 'm1', content: 'Anybody there?' };
    expect((await trySend(ada, input)).errors).toMatchObject([
      { extensions: { code: 'UPSTREAM_FAILED', retryable: true } },
    ]);
    const stub = await companionStub();
    const back = await startApp({ database: app.database, env: askingThe(stub) });
    expect(await send(ada, input, back.url)).toMatchObject({
      replayed: true,
      reply: { status: 'COMPLETE' },
    });
    await back.stop();
    await app.stop();
    await stub.close();
  });
});
