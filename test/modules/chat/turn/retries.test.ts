import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, spawnApp, startApp } from '../../../support/app.js';
import { companionStub, type CompanionStub } from '../../../support/companion-stub.js';
import { member, type Person, SEND } from '../../../support/people.js';
import { brokenRules } from './consistency.js';
import { askingThe, EDIT, REGENERATE, send, type Turn } from './turns.js';

const CLIENTS = 50;

describe('A request that is repeated', () => {
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

  /** The same request from fifty clients at once, half of them at the other process. */
  async function fiftyTimes<T>(person: Person, query: string, variables: object): Promise<T[]> {
    return Promise.all(
      Array.from({ length: CLIENTS }, (_, nth) =>
        person.get<T & Record<string, never>>(query, variables, nth % 2 ? other.url : app.url),
      ),
    );
  }

  /** How many different answers there are but for `replayed`, and how many were no replay. */
  function summed(turns: Turn[]): { different: number; first: number } {
    const answers = turns.map((turn) => JSON.stringify({ ...turn, replayed: null }));
    return {
      different: new Set(answers).size,
      first: turns.filter(({ replayed }) => !replayed).length,
    };
  }

  it('sends once, however many ask at once at two processes', async () => {
    stub.answers('Only once.', { tokenDelayMs: 20 });
    const ada = await member(app);
    const before = stub.calls.length;
    const answers = await fiftyTimes<{ sendMessage: Turn }>(ada, SEND, {
      input: { clientMessageId: 'once', content: 'How often?' },
    });
    const turns = answers.map(({ sendMessage }) => sendMessage);
    expect(summed(turns)).toEqual({ different: 1, first: 1 });
    expect(turns[0]).toMatchObject({
      reply: { content: 'Only once.', status: 'COMPLETE' },
      conversation: { messageCount: 2 },
    });
    expect(stub.calls.length - before).toBe(1);
    expect(await brokenRules(app.database)).toEqual([]);
  });

  it('edits once', async () => {
    const ada = await member(app);
    const { message } = await send(ada, { clientMessageId: 'm1', content: 'Frist.' });
    const before = stub.calls.length;
    const answers = await fiftyTimes<{ editMessage: Turn }>(ada, EDIT, {
      id: message.id,
      content: 'First.',
      key: 'edit',
    });
    const turns = answers.map(({ editMessage }) => editMessage);
    expect(summed(turns)).toEqual({ different: 1, first: 1 });
    expect(turns[0]!.conversation.messageCount).toBe(4);
    expect(stub.calls.length - before).toBe(1);
    expect(await brokenRules(app.database)).toEqual([]);
  });

  it('regenerates once', async () => {
    const ada = await member(app);
    const { reply } = await send(ada, { clientMessageId: 'm1', content: 'Hello.' });
    const before = stub.calls.length;
    const answers = await fiftyTimes<object>(ada, REGENERATE, { id: reply.id, key: 'again' });
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ regenerateReply: { siblingCount: 2, status: 'COMPLETE' } });
    expect(stub.calls.length - before).toBe(1);
    expect(await brokenRules(app.database)).toEqual([]);
  });

  it('is refused, and nothing stored, when its id stood for something else', async () => {
    const ada = await member(app);
    const { message, reply } = await send(ada, { clientMessageId: 'taken', content: 'This.' });
    const { createConversation: elsewhere } = await ada.get<{ createConversation: { id: string } }>(
      'mutation { createConversation { id } }',
    );
    const others = [
      [SEND, { input: { clientMessageId: 'taken', content: 'That.' } }],
      [
        SEND,
        { input: { clientMessageId: 'taken', content: 'This.', conversationId: elsewhere.id } },
      ],
      [SEND, { input: { clientMessageId: 'taken', content: 'This.', contentType: 'MARKDOWN' } }],
      [EDIT, { id: message.id, content: 'This.', key: 'taken' }],
      [REGENERATE, { id: reply.id, key: 'taken' }],
    ] as const;
    const codes = await Promise.all(
      others.map(([query, variables]) => ada.refusal(query, variables)),
    );
    expect(new Set(codes)).toEqual(new Set(['IDEMPOTENCY_KEY_REUSED']));
    const { chatHistory } = await ada.get<{ chatHistory: object }>(
      '{ chatHistory { totalCount } }',
    );
    expect(chatHistory).toEqual({ totalCount: 2 });
    expect(await brokenRules(app.database)).toEqual([]);
  });

  it('is another request when another person makes it', async () => {
    const [ada, bob] = await Promise.all([member(app), member(app)]);
    const input = { clientMessageId: 'shared', content: 'Mine.' };
    const [hers, his] = await Promise.all([send(ada, input), send(bob, input, other.url)]);
    expect([hers.replayed, his.replayed]).toEqual([false, false]);
    expect(hers.message.id).not.toBe(his.message.id);
  });

  it('waits for a reply that the first did not wait for, also at another process', async () => {
    const ada = await member(app);
    stub.next('ok', { text: 'All in good time.', tokenDelayMs: 100 });
    const input = { clientMessageId: 'm1', content: 'Hello?' };
    const first = await send(ada, { ...input, wait: false });
    expect(first).toMatchObject({ replayed: false, reply: { status: 'GENERATING', content: '' } });
    const [here, there] = await Promise.all([send(ada, input), send(ada, input, other.url)]);
    expect(here).toEqual(there);
    expect(here).toMatchObject({
      replayed: true,
      reply: { id: first.reply.id, status: 'COMPLETE', content: 'All in good time.' },
    });
  });
});
