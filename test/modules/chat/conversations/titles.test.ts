import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from '../../../support/app.js';
import { member, type Person } from '../../../support/people.js';
import { begin, say } from '../../../support/talk.js';

let app: RunningApp;
let ada: Person;
beforeAll(async () => {
  app = await startApp();
  ada = await member(app);
});
afterAll(() => app.stop());

describe('A title', () => {
  const titleAfter = async (content: string, made: object = {}): Promise<string> => {
    const id = await begin(ada, made);
    return (await say(ada, content, { conversationId: id })).conversation.title;
  };

  it('comes from the first message, once', async () => {
    const id = await begin(ada);
    expect(
      (await say(ada, 'My cat is called Luna', { conversationId: id })).conversation.title,
    ).toBe('My cat is called Luna');
    expect((await say(ada, 'And my dog Rex', { conversationId: id })).conversation.title).toBe(
      'My cat is called Luna',
    );
  });

  it('that was chosen stays, before and after the first message', async () => {
    expect(await titleAfter('Hello', { title: 'Chosen' })).toBe('Chosen');
  });

  it('stays the plain one when the message shows nothing to be named after', async () => {
    expect(await titleAfter('\u2764\ufe0f')).toBe('\u2764\ufe0f');
  });
});
