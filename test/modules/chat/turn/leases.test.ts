import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, spawnApp, startApp } from '../../../support/app.js';
import { companionStub, type CompanionStub } from '../../../support/companion-stub.js';
import { member } from '../../../support/people.js';
import { accountOf } from '../../../support/talk.js';
import { until } from '../../../support/until.js';
import { brokenRules, letLeasesRunOut } from './consistency.js';
import { askingThe, history, send, trySend } from './turns.js';

describe('A reply in the making', () => {
  let stub: CompanionStub;
  let app: RunningApp;
  let other: Awaited<ReturnType<typeof spawnApp>>;
  beforeAll(async () => {
    stub = await companionStub();
    app = await startApp({ env: askingThe(stub, 10_000) });
    other = await spawnApp({ database: app.database, env: askingThe(stub, 10_000) });
  });
  afterAll(async () => {
    await other.stop();
    await app.stop();
    await stub.close();
  });

  it('is written by nobody who stalled until another took it up', async () => {
    const ada = await member(app);
    const input = { clientMessageId: 'm1', content: 'Hello?' };
    const before = stub.calls.length;
    stub.next('ok', { text: 'Late words.', tokenDelayMs: 100 });
    await send(ada, { ...input, wait: false }, other.url);
    await stub.called(before + 1);
    other.process.kill('SIGSTOP');
    await letLeasesRunOut(app.database);
    const turn = await send(ada, input);
    expect(turn).toMatchObject({ replayed: true, reply: { content: 'Hello from the stub.' } });
    other.process.kill('SIGCONT');
    await pause(500);
    expect((await send(ada, input, other.url)).reply).toEqual(turn.reply);
    const log = await app.database.query(
      'select attempt, outcome from query_log where message_id = $1 order by attempt',
      [turn.reply.id],
    );
    expect(log).toEqual([
      { attempt: 1, outcome: 'INTERRUPTED' },
      { attempt: 2, outcome: 'COMPLETE' },
    ]);
    expect(await brokenRules(app.database)).toEqual([]);
  });

  it('is not taken from one who only takes long', async () => {
    const ada = await member(app);
    const before = stub.calls.length;
    stub.next('ok', { text: 'It takes its time.', tokenDelayMs: 1_100 });
    const input = { clientMessageId: 'm1', content: 'Hello?' };
    await send(ada, { ...input, wait: false });
    // Less time than the reply needs, but more than until the next renewal.
    await app.database.query(
      `update message set lease_until = clock_timestamp() + interval '3.5 seconds' where status = 'GENERATING'`,
    );
    const turn = await send(ada, input, other.url);
    expect(turn.reply.content).toBe('It takes its time.');
    expect(stub.calls.length).toBe(before + 1);
  });

  it('goes with its conversation, and nothing comes back to life', async () => {
    const ada = await member(app);
    const before = stub.calls.length;
    stub.next('ok', { text: 'Words that nobody wants any more.', tokenDelayMs: 500 });
    const input = { clientMessageId: 'm1', content: 'Forget it.' };
    const waiting = trySend(ada, input, other.url);
    await stub.called(before + 1);
    const { chatHistory } = await ada.get<{ chatHistory: { nodes: { conversationId: string }[] } }>(
      '{ chatHistory { nodes { conversationId } } }',
    );
    const [{ conversationId } = { conversationId: '' }] = chatHistory.nodes;
    await ada.get('mutation ($id: ID!) { deleteConversation(id: $id) }', { id: conversationId });
    expect((await waiting).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    expect(await history(ada)).toEqual([]);
    const rows = await app.database.query(
      'select conversation_id, message_id, outcome, model from query_log where account_id = $1',
      [await accountOf(ada)],
    );
    const forgotten = { conversation_id: null, message_id: null };
    expect(rows).toEqual([{ ...forgotten, outcome: 'STOPPED', model: 'stub-model' }]);
    expect(other.output()).not.toContain('"level":"error"');
  });

  it('is shown as interrupted when its lease is over', async () => {
    const ada = await member(app);
    const before = stub.calls.length;
    stub.next('ok', { text: 'Slow.', tokenDelayMs: 2_500 });
    const turn = await send(ada, { clientMessageId: 'm1', content: 'Hello?', wait: false });
    await stub.called(before + 1);
    await letLeasesRunOut(app.database);
    expect(await history(ada)).toEqual(['USER COMPLETE: Hello?', 'ASSISTANT INTERRUPTED: ']);
    // Its owner lives after all, and nobody else took it up.
    await until(async () => (await history(ada))[1] === 'ASSISTANT COMPLETE: Slow.');
    expect(turn.reply.status).toBe('GENERATING');
  });
});

describe('A server that is told to stop during a reply', () => {
  it('sees it through, answers, and ends without a fault', async () => {
    const stub = await companionStub();
    const app = await spawnApp({ env: askingThe(stub) });
    const ada = await member(app);
    stub.answers('A long and winding reply.', { tokenDelayMs: 200 });
    const sent = send(ada, { clientMessageId: 'm1', content: 'Hello?' });
    await stub.called(1);
    app.process.kill('SIGTERM');
    expect((await sent).reply).toMatchObject({
      status: 'COMPLETE',
      content: 'A long and winding reply.',
    });
    const [code] = (await once(app.process, 'exit')) as [number];
    expect([code, app.output()]).toEqual([0, expect.not.stringContaining('"level":"error"')]);
    await stub.close();
  });

  it('interrupts one that takes too long, and the retry finishes it elsewhere', async () => {
    const stub = await companionStub();
    const survivor = await startApp({ env: askingThe(stub) });
    const app = await spawnApp({ database: survivor.database, env: askingThe(stub, 30_000) });
    const ada = await member(app);
    stub.next('hang midway', { text: 'Half of it' });
    const input = { clientMessageId: 'm1', content: 'Hello?' };
    const sent = trySend(ada, input);
    await stub.called(1);
    const toldAt = Date.now();
    app.process.kill('SIGTERM');
    expect((await sent).errors).toMatchObject([
      { extensions: { code: 'SERVICE_UNAVAILABLE', retryable: true, replyId: expect.any(String) } },
    ]);
    if (app.process.exitCode === null) await once(app.process, 'exit');
    expect([app.process.exitCode, Date.now() - toldAt < 15_000]).toEqual([0, true]);
    expect(await history(ada, undefined, survivor.url)).toEqual([
      'USER COMPLETE: Hello?',
      'ASSISTANT INTERRUPTED: Half of',
    ]);
    expect((await send(ada, input, survivor.url)).reply.content).toBe('Hello from the stub.');
    expect(stub.calls.length).toBe(2);
    await survivor.stop();
    await stub.close();
  });
});
