import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from '../../../support/app.js';
import { companionStub, type CompanionStub } from '../../../support/companion-stub.js';
import type { StubBehaviour, StubOptions } from '../../../support/companion-stub-behaviour.js';
import { member, type Person } from '../../../support/people.js';
import { providers } from '../companion/listening.js';
import { brokenRules } from './consistency.js';
import { askingThe, history, send, trySend } from './turns.js';

const TIMEOUT_MS = 1_500;
const SECRET = 'Never to be found in a log';

/** How each attempt at a reply went. */
const attempts = ({ database }: RunningApp, replyId: unknown) =>
  database.query<{ outcome: string; error_code: string | null; retries: number }>(
    'select outcome, error_code, retries from query_log where message_id = $1 order by attempt',
    [replyId],
  );

interface Failure {
  behaviour: StubBehaviour;
  options?: StubOptions;
  code?: 'UPSTREAM_TIMEOUT' | 'UPSTREAM_FAILED';
  /** How often the companion is asked. */
  tries?: number;
  /** What it said before it failed. */
  partial?: string | RegExp;
}

const half = { options: { text: 'Half of it' }, partial: 'Half of' };
const FAILURES: [string, Failure][] = [
  ['hangs', { behaviour: 'hang', code: 'UPSTREAM_TIMEOUT' }],
  [
    'hangs in the middle of a sentence',
    { behaviour: 'hang midway', ...half, code: 'UPSTREAM_TIMEOUT' },
  ],
  ['has no time for long', { behaviour: '429', options: { retryAfter: 3_600 } }],
  ['has no time, again and again', { behaviour: '429', options: { retryAfter: 0 }, tries: 3 }],
  ['is broken', { behaviour: '500', tries: 3 }],
  ['cuts the line', { behaviour: 'reset', tries: 3 }],
  ['cuts the line in the middle of a sentence', { behaviour: 'reset midway', ...half }],
  ['talks garbage', { behaviour: 'garbage' }],
  ['breaks off', { behaviour: 'truncated', ...half }],
  ['talks ten megabytes', { behaviour: '10 MB', partial: /^(ten bytes ){1000,6400}$/ }],
  ['never ends a line', { behaviour: '10 MB line' }],
];

describe.each(providers)('A message whose companion of %s fails', (provider) => {
  let stub: CompanionStub;
  let app: RunningApp;
  /** The same, but soon out of patience. */
  let hasty: RunningApp;
  beforeAll(async () => {
    stub = await companionStub();
    app = await startApp({ env: askingThe(stub, 30_000, provider) });
    hasty = await startApp({ database: app.database, env: askingThe(stub, 1_000, provider) });
  });
  afterAll(async () => {
    await hasty.stop();
    await app.stop();
    await stub.close();
  });

  it.each(FAILURES)('is kept when it %s, and the retry finishes it', async (_, failure) => {
    const { behaviour, options, code = 'UPSTREAM_FAILED', tries = 1, partial = '' } = failure;
    const ada = await member(code === 'UPSTREAM_TIMEOUT' ? hasty : app);
    const asked = stub.calls.length;
    stub.always(behaviour, options);
    const input = { clientMessageId: 'm1', content: SECRET };
    const { data, errors } = await trySend(ada, input);
    expect(data).toBeNull();
    const { extensions } = errors![0]!;
    expect(extensions).toMatchObject({ code, retryable: true });
    expect(stub.calls.length - asked).toBe(tries);
    const [said, reply] = await history(ada);
    expect(said).toBe(`USER COMPLETE: ${SECRET}`);
    const [, status, words] = /^(ASSISTANT FAILED): ([^]*)$/.exec(reply!)!;
    expect(status).toBe('ASSISTANT FAILED');
    expect(words).toEqual(typeof partial === 'string' ? partial : expect.stringMatching(partial));

    stub.answers('Here I am again.');
    const retried = await send(ada, input);
    expect([retried.message.id, retried.reply.id]).toEqual([
      extensions['messageId'],
      extensions['replyId'],
    ]);
    expect([retried.replayed, retried.conversation.messageCount]).toEqual([true, 2]);
    expect(await history(ada)).toEqual([
      `USER COMPLETE: ${SECRET}`,
      'ASSISTANT COMPLETE: Here I am again.',
    ]);
    expect(await attempts(app, retried.reply.id)).toMatchObject([
      { outcome: 'FAILED', error_code: code, retries: tries - 1 },
      { outcome: 'COMPLETE', error_code: null, retries: 0 },
    ]);
    expect(await brokenRules(app.database)).toEqual([]);
  });
});

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

  it('is answered by itself when the companion has no time just once', async () => {
    stub.next('429', { retryAfter: 0 });
    const { reply } = await send(ada, { clientMessageId: 'm1', content: 'Hello?' });
    expect(reply.status).toBe('COMPLETE');
    expect(await attempts(app, reply.id)).toMatchObject([{ outcome: 'COMPLETE', retries: 1 }]);
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
