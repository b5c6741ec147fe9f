import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from '../../../support/app.js';
import { keep, type KeptConversation, type Past } from '../../../support/history.js';
import { member, type Person } from '../../../support/people.js';
import { accountOf } from '../../../support/talk.js';
import { CONVERSATIONS, HISTORY, MESSAGES, reader } from '../walking.js';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

async function somebody(pasts: readonly Past[]): Promise<[Person, KeptConversation[]]> {
  const ada = await member(app);
  return [ada, await keep(app.database, await accountOf(ada), pasts)];
}

describe('A page', () => {
  it.each([
    { first: 0 },
    { first: 101 },
    { last: -1 },
    { last: 0 },
    { last: 101 },
    { first: 1, last: 1 },
    { first: 1, before: 'x' },
    { after: 'x', before: 'x' },
    { after: 'not a cursor' },
    { after: '' },
    { before: 'QUJD'.repeat(200) },
  ])('is refused when asked for by %j', async (args) => {
    const [ada, [one]] = await somebody([{ said: [{ onPath: true, at: 1 }] }]);
    expect(await ada.refusal(HISTORY, args)).toBe('BAD_USER_INPUT');
    expect(await ada.refusal(HISTORY, { conversationId: one!.id, ...args })).toBe('BAD_USER_INPUT');
    expect(await ada.refusal(MESSAGES, { id: one!.id, ...args })).toBe('BAD_USER_INPUT');
  });

  it('is refused at a cursor of another list', async () => {
    const [ada, [one, other]] = await somebody([
      { said: [{ onPath: true, at: 1 }] },
      { said: [{ onPath: true, at: 2 }] },
    ]);
    const everything = (await reader(ada, HISTORY, {}, ['chatHistory'])({ first: 1 })).pageInfo
      .endCursor;
    const own = reader(ada, HISTORY, { conversationId: one!.id }, ['chatHistory']);
    const ofOne = (await own({ first: 1 })).pageInfo.endCursor;
    const listed = (await reader(ada, CONVERSATIONS, {}, ['conversations'])({ first: 1 })).pageInfo
      .endCursor;
    for (const after of [ofOne, listed])
      expect(await ada.refusal(HISTORY, { after })).toBe('BAD_USER_INPUT');
    for (const after of [everything, ofOne]) {
      expect(await ada.refusal(HISTORY, { conversationId: other!.id, after })).toBe(
        'BAD_USER_INPUT',
      );
      expect(await ada.refusal(CONVERSATIONS, { after })).toBe('BAD_USER_INPUT');
    }
    expect(await ada.refusal(CONVERSATIONS, { status: 'ACTIVE', after: listed })).toBe(
      'BAD_USER_INPUT',
    );
    // The messages of a conversation are one list by whichever field they are read.
    const inside = reader(ada, MESSAGES, { id: one!.id }, ['conversation', 'messages']);
    expect((await inside({ first: 1, after: ofOne })).nodes).toEqual([]);
  });
});
