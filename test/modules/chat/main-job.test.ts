import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, spawnApp, startApp } from '../../support/app.js';
import { member, SEND } from '../../support/people.js';

describe('A message', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.stop());

  it('is answered, kept, and found again', async () => {
    const ada = await member(app);
    const { sendMessage } = await ada.get<{ sendMessage: { reply: { status: string } } }>(SEND, {
      input: { clientMessageId: 'm1', content: 'My cat is called Luna.' },
    });
    expect(sendMessage.reply.status).toBe('COMPLETE');
    const { chatHistory } = await ada.get<{
      chatHistory: { nodes: { role: string; content: string }[] };
    }>('{ chatHistory { nodes { role content } } }');
    expect(chatHistory.nodes.map(({ role }) => role)).toEqual(['USER', 'ASSISTANT']);
    expect(chatHistory.nodes[0]?.content).toBe('My cat is called Luna.');
    const { searchChat } = await ada.get<{ searchChat: { nodes: { snippet: string }[] } }>(
      '{ searchChat(query: "luna") { nodes { snippet } } }',
    );
    expect(searchChat.nodes.map(({ snippet }) => snippet)).toContain('My cat is called «Luna».');
  });

  it('is there for another process as soon as it was acknowledged', async () => {
    const other = await spawnApp({ database: app.database });
    const ada = await member(app);
    await ada.get('{ chatHistory { totalCount } }', {}, other.url);
    await ada.get(SEND, { input: { clientMessageId: 'm1', content: 'Hello?' } });
    expect(await ada.get('{ chatHistory { totalCount } }', {}, other.url)).toEqual({
      chatHistory: { totalCount: 2 },
    });
    await other.stop();
  });
});
