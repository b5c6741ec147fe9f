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

const update = (id: string, input: object) =>
  ada.get(
    'mutation ($id: ID!, $input: ConversationInput!) { updateConversation(id: $id, input: $input) { id } }',
    { id, input },
  );

describe('A conversation', () => {
  it('cannot be written in while it is archived, and can again afterwards', async () => {
    const id = await begin(ada);
    const { message, reply } = await say(ada, 'Before', { conversationId: id });
    await update(id, { status: 'ARCHIVED' });
    await expect(say(ada, 'Meanwhile', { conversationId: id })).rejects.toThrow('CONFLICT');
    expect(
      await ada.refusal(
        'mutation ($id: ID!) { editMessage(id: $id, content: "x", clientMessageId: "x") { replayed } }',
        { id: message.id },
      ),
    ).toBe('CONFLICT');
    expect(
      await ada.refusal(
        'mutation ($id: ID!) { regenerateReply(messageId: $id, clientMessageId: "x") { id } }',
        { id: reply.id },
      ),
    ).toBe('CONFLICT');
    await update(id, { status: 'ACTIVE' });
    expect((await say(ada, 'After', { conversationId: id })).message.index).toBe(3);
  });

  it('is chosen for a message without one when it is the latest active one', async () => {
    const [older, newer] = [await begin(ada), await begin(ada)];
    await say(ada, 'Here', { conversationId: older });
    expect((await say(ada, 'And here')).conversation.id).toBe(older);
    await update(older, { status: 'ARCHIVED' });
    await update(newer, { pinned: true });
    expect((await say(ada, 'Where?')).conversation.id).toBe(newer);
  });
});
