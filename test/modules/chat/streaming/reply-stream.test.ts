import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import { type RunningApp, spawnApp, startApp } from '../../../support/app.js';
import { companionStub, type CompanionStub } from '../../../support/companion-stub.js';
import { replyStream, type ReplyEvent, wholeStream } from '../../../support/listening.js';
import { member } from '../../../support/people.js';
import { until } from '../../../support/until.js';
import { askingThe, history, send } from '../turn/turns.js';

const TOKENS = ['The ', 'moon ', 'is ', 'far 🌕', ' and ', 'bright.'];
const TEXT = TOKENS.join('');
const STOP = 'mutation ($id: ID!) { stopReply(messageId: $id) { content status } }';

describe('A reply as it is written', () => {
  let stub: CompanionStub;
  let app: RunningApp;
  let other: RunningApp;
  beforeAll(async () => {
    stub = await companionStub();
    app = await startApp({ env: askingThe(stub) });
    other = await spawnApp({ database: app.database, env: askingThe(stub) });
  });
  afterAll(async () => {
    await other.stop();
    await app.stop();
    await stub.close();
  });

  it.each(['here', 'on another instance'])(
    'comes word by word and ends with its status, %s',
    async (where) => {
      const ada = await member(app);
      stub.next('ok', { tokens: TOKENS, tokenDelayMs: 60 });
      const { reply } = await send(ada, {
        clientMessageId: randomUUID(),
        content: 'How is the moon?',
        wait: false,
      });
      const events = await wholeStream(ada, where === 'here' ? app.url : other.url, reply.id);
      expect(events.map(({ delta }) => delta).join('')).toBe(TEXT);
      expect(events.length).toBeGreaterThanOrEqual(TOKENS.length);
      expect(events.at(-1)).toEqual({
        messageId: reply.id,
        delta: '',
        content: TEXT,
        status: 'COMPLETE',
      });
      expect(events.slice(0, -1).map(({ status }) => status)).not.toContain('COMPLETE');
    },
  );

  it('that has ended is one event', async () => {
    const ada = await member(app);
    const { reply } = await send(ada, { clientMessageId: 'm1', content: 'Hello?' });
    expect(await wholeStream(ada, other.url, reply.id)).toEqual([
      { messageId: reply.id, delta: reply.content, content: reply.content, status: 'COMPLETE' },
    ]);
  });

  it('of somebody else, or of nobody, is not found', async () => {
    const [ada, bob] = [await member(app), await member(app)];
    const { reply, message } = await send(ada, { clientMessageId: 'm1', content: 'Hello?' });
    for (const id of [reply.id, randomUUID()]) {
      await expect(replyStream(bob, app.url, id).next()).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    }
    for (const id of [message.id, 'no id']) {
      await expect(replyStream(ada, app.url, id).next()).rejects.toMatchObject({
        code: 'BAD_USER_INPUT',
      });
    }
  });

  it('that is stopped is answered to who waits for it, as far as it came', async () => {
    const ada = await member(app);
    const call = stub.calls.length;
    stub.next('hang midway', { text: TEXT });
    const waiting = send(ada, { clientMessageId: 'm1', content: 'How is the moon?' });
    await stub.called(call + 1);
    await until(async () => (await history(ada, undefined, other.url)).length === 2);
    const running = await ada.get<{ chatHistory: { nodes: { id: string }[] } }>(
      '{ chatHistory { nodes { id } } }',
    );
    const replyId = running.chatHistory.nodes[1]!.id;
    const stream = replyStream(ada, other.url, replyId);
    while (((await stream.next()).value as ReplyEvent).content === '');
    await ada.get(STOP, { id: replyId }, other.url);
    await stub.hungUp(call);
    expect((await waiting).reply).toMatchObject({ id: replyId, status: 'STOPPED' });
    const log = await app.database.query('select outcome from query_log where message_id = $1', [
      replyId,
    ]);
    expect(log).toEqual([{ outcome: 'STOPPED' }]);
    await stream.return(undefined);
  });

  it('of somebody else is not stopped, and neither is what a person wrote', async () => {
    const [ada, bob] = [await member(app), await member(app)];
    stub.next('ok', { tokens: TOKENS, tokenDelayMs: 20 });
    const input = { clientMessageId: 'm1', content: 'How is the moon?' };
    const { reply, message } = await send(ada, { ...input, wait: false });
    expect(await bob.refusal(STOP, { id: reply.id })).toBe('NOT_FOUND');
    expect(await ada.refusal(STOP, { id: message.id })).toBe('BAD_USER_INPUT');
    expect((await send(ada, input)).reply).toMatchObject({ status: 'COMPLETE', content: TEXT });
  });
});

describe('A hundred replies that are written at once by one process', () => {
  it('come word by word, each whole and in order', async () => {
    const stub = await companionStub();
    const app = await startApp({ env: askingThe(stub, 60_000) });
    const said = Array.from({ length: 25 }, (_, at) => `${at} `);
    stub.always('ok', { tokens: said, tokenDelayMs: 40 });
    const streams = await Promise.all(
      Array.from({ length: 100 }, async () => {
        const ada = await member(app);
        const input = { clientMessageId: 'm1', content: 'Count.', wait: false };
        const { reply } = await send(ada, input);
        return wholeStream(ada, app.url, reply.id);
      }),
    );
    for (const events of streams) {
      expect(events.map(({ delta }) => delta).join('')).toBe(said.join(''));
      expect(events.at(-1)).toMatchObject({ content: said.join(''), status: 'COMPLETE' });
      for (const [at, { content }] of events.entries()) {
        expect(content).toBe(
          events
            .slice(0, at + 1)
            .map(({ delta }) => delta)
            .join(''),
        );
      }
    }
    expect(stub.calls.length).toBe(100);
    await app.stop();
    await stub.close();
  });
});
