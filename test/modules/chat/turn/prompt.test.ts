import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from '../../../support/app.js';
import { companionStub, type CompanionStub } from '../../../support/companion-stub.js';
import { member } from '../../../support/people.js';
import { until } from '../../../support/until.js';
import { askingThe, edit, regenerate, send, told } from './turns.js';

const WINDOW = 20;

describe('What the companion is told', () => {
  let stub: CompanionStub;
  let app: RunningApp;
  beforeAll(async () => {
    stub = await companionStub();
    app = await startApp({ env: askingThe(stub) });
  });
  afterAll(async () => {
    await app.stop();
    await stub.close();
  });

  const isSummarised = async (): Promise<boolean> =>
    (await app.database.query('select from conversation_summary')).length > 0;
  const lastTold = () => told(stub, stub.calls.length - 1);
  const spoken = () =>
    lastTold()
      .map(({ role, content }) => `${role}: ${content}`)
      .slice(1);

  it('is the system text, the last twenty messages of the active path, and in short what was before', async () => {
    const ada = await member(app);
    const bob = await member(app);
    await send(bob, { clientMessageId: 'b', content: 'The word of Bob is xylophone.' });
    for (let n = 1; n <= 12; n += 1) {
      // It was asked for when the window was about to leave something out.
      if (n === 12) await until(isSummarised);
      stub.answers(`Reply ${n}`);
      await send(ada, { clientMessageId: `m${n}`, content: `Message ${n}` });
    }
    const [system, ...rest] = lastTold();
    expect(system?.role).toBe('system');
    const all = Array.from({ length: 12 }, (_, at) => [
      `user: Message ${at + 1}`,
      `assistant: Reply ${at + 1}`,
    ]);
    // Twenty back from the newest message begins with a reply, which no provider is told first.
    const [first, ...others] = all.flat().slice(0, -1).slice(-WINDOW).slice(1);
    const [opening, ...followers] = spoken();
    expect(first).toBe('user: Message 3');
    expect(opening).toMatch(
      /^user: What we said before, [^]*“What was said before.”\n\nMessage 3$/,
    );
    expect(followers).toEqual(others);
    expect(JSON.stringify(rest)).not.toContain('xylophone');
  });

  it('is the branch that is written on, not the one left behind', async () => {
    const ada = await member(app);
    stub.answers('Noted.');
    await send(ada, { clientMessageId: 'm1', content: 'My cat is Luna.' });
    const second = await send(ada, { clientMessageId: 'm2', content: 'She is red.' });
    await edit(ada, second.message.id, 'She is black.', 'e1');
    expect(spoken()).toEqual(['user: My cat is Luna.', 'assistant: Noted.', 'user: She is black.']);
    stub.answers('Black as night.');
    const { id } = await regenerate(ada, second.reply.id, 'r1');
    // The other branch: the regenerated reply stands under the message that was left behind.
    expect(spoken()).toEqual(['user: My cat is Luna.', 'assistant: Noted.', 'user: She is red.']);
    await send(ada, { clientMessageId: 'm3', content: 'What colour?' });
    expect(spoken().slice(2)).toEqual([
      'user: She is red.',
      'assistant: Black as night.',
      'user: What colour?',
    ]);
    expect(id).not.toBe(second.reply.id);
  });

  it('follows the settings of the conversation', async () => {
    const ada = await member(app);
    const { createConversation } = await ada.get<{ createConversation: { id: string } }>(
      `mutation { createConversation(input: {
         model: "other-model", temperature: 0.5, maxTokens: 77, systemPrompt: "You are a pirate." }) { id } }`,
    );
    const conversationId = createConversation.id;
    const { reply } = await send(ada, { clientMessageId: 'm1', content: 'Hello', conversationId });
    expect(stub.calls.at(-1)?.body).toMatchObject({
      model: 'other-model',
      temperature: 0.5,
      max_tokens: 77,
    });
    expect(lastTold()[0]?.content).toMatch(/^You are a pirate\./);
    expect(reply).toMatchObject({ model: 'other-model' });
  });
});
