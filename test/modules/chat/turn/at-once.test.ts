import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from '../../../support/app.js';
import { companionStub, type CompanionStub } from '../../../support/companion-stub.js';
import { member } from '../../../support/people.js';
import { brokenRules } from './consistency.js';
import { askingThe, send, trySend } from './turns.js';

describe('A conversation', () => {
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

  it('takes one of two messages that come at once, and nothing of the other', async () => {
    const ada = await member(app);
    stub.answers('Slowly, slowly.', { tokenDelayMs: 50 });
    const answers = await Promise.all([
      trySend(ada, { clientMessageId: 'a', content: 'A' }),
      trySend(ada, { clientMessageId: 'b', content: 'B' }),
    ]);
    const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'kept').toSorted();
    expect(codes).toEqual(['REPLY_IN_PROGRESS', 'kept']);
    const { chatHistory } = await ada.get<{ chatHistory: object }>(
      '{ chatHistory { totalCount } }',
    );
    expect(chatHistory).toEqual({ totalCount: 2 });
    expect(await brokenRules(app.database)).toEqual([]);
  });

  it('is the same one for everything that a new account says at once', async () => {
    const ada = await member(app);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, nth) =>
        trySend(ada, { clientMessageId: `m${nth}`, content: `Message ${nth}`, wait: false }),
      ),
    );
    expect(answers.filter(({ errors }) => !errors).length).toBeGreaterThan(0);
    const { conversations } = await ada.get<{ conversations: object }>(
      '{ conversations { totalCount } }',
    );
    expect(conversations).toEqual({ totalCount: 1 });
  });

  it('takes nothing while it is archived, but still answers for what it took before', async () => {
    const ada = await member(app);
    stub.next('500');
    stub.next('500');
    stub.next('500');
    const input = { clientMessageId: 'm1', content: 'Before.' };
    expect((await trySend(ada, input)).errors?.[0]?.extensions.code).toBe('UPSTREAM_FAILED');
    const [{ id = '' } = {}] = await app.database.query<{ id: string }>(
      `select conversation_id as id from message where client_message_id = 'm1' and content = 'Before.'`,
    );
    const file =
      'mutation ($id: ID!, $to: ConversationStatus) { updateConversation(id: $id, input: { status: $to }) { id } }';
    await ada.get(file, { id, to: 'ARCHIVED' });
    const codes = [
      (await trySend(ada, { clientMessageId: 'm2', content: 'New.', conversationId: id })).errors,
      (await trySend(ada, input)).errors,
    ].map((errors) => errors?.[0]?.extensions.code);
    expect(codes).toEqual(['CONFLICT', 'CONFLICT']);
    await ada.get(file, { id, to: 'ACTIVE' });
    expect(await send(ada, input)).toMatchObject({ replayed: true, reply: { status: 'COMPLETE' } });
    await ada.get(file, { id, to: 'ARCHIVED' });
    expect(await send(ada, input)).toMatchObject({ replayed: true, reply: { status: 'COMPLETE' } });
  });
});
