import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import { type RunningApp, startApp } from '../support/app.js';
import { guest, member, type Person } from '../support/people.js';
import { checksums, settled } from '../support/rows.js';
import { schemaOf } from '../support/schema.js';
import { say } from '../support/talk.js';
import { did, start } from '../support/visits.js';
import { callWith, nestedFields, type Slot, slotsOf, takesCursor, takesId } from './schema-walk.js';
import { idsOf, mark } from './strangers.js';

type Kind =
  | 'conversation'
  | 'message'
  | 'message of a conversation'
  | 'session'
  | 'client key'
  | 'public';

/** Kinds that a sweep with one id and nothing beside it says nothing about. */
const NOT_SWEPT = new Set<Kind>(['message of a conversation', 'client key', 'public']);

/** What each id is of. An operation that takes a new one must be told apart here first. */
const ID_OF: Record<string, Kind> = {
  'chatHistory.conversationId': 'conversation',
  'chatHistory.around': 'message of a conversation',
  'searchChat.filter.conversationId': 'conversation',
  'conversation.id': 'conversation',
  'updateConversation.id': 'conversation',
  'deleteConversation.id': 'conversation',
  'sendMessage.input.conversationId': 'conversation',
  'sendMessage.input.sessionId': 'session',
  'sendMessage.input.clientMessageId': 'client key',
  'editMessage.id': 'message',
  'editMessage.clientMessageId': 'client key',
  'regenerateReply.messageId': 'message',
  'regenerateReply.clientMessageId': 'client key',
  'selectBranch.messageId': 'message',
  'annotateReply.messageId': 'message',
  'crisisSupport.messageId': 'message',
  'rateMessage.id': 'message',
  'reactToMessage.id': 'message',
  'stopReply.messageId': 'message',
  'startSession.input.clientSessionId': 'client key',
  'recordActivity.input.sessionId': 'session',
  'recordActivity.input.clientEventId': 'client key',
  'heartbeat.sessionId': 'session',
  'endSession.sessionId': 'session',
  'answerPersonalityQuestionnaire.answers.itemId': 'public',
};

const app: RunningApp = await startApp();
const schema = await schemaOf(app);
const slots = slotsOf(schema, takesId);
const owned = slots.filter(({ name }) => !NOT_SWEPT.has(ID_OF[name]!));
const cursors = slotsOf(schema, takesCursor);

let ada: Person;
let visitor: Person;
let bob: Person;
let foreign: Record<string, string>;
beforeAll(async () => {
  [ada, visitor, bob] = [await member(app), await guest(app), await member(app)];
  foreign = await idsOf(bob);
  await mark(bob, foreign['a reply']!);
  await say(ada, 'something of my own');
  await say(visitor, 'something of a guest');
  await settled(app.database);
});
afterAll(() => app.stop());

/** The whole answer but for what names the request. */
async function answerTo(person: Person, slot: Slot, id: string): Promise<string> {
  const { query, variables } = callWith(slot, id);
  const { status, data, errors } = await person.ask(query, variables);
  for (const error of errors ?? []) delete error.extensions['requestId'];
  return JSON.stringify({ status, data, errors });
}

describe('An id', () => {
  it('is known by its kind wherever the API takes one', () => {
    expect(slots.map(({ name }) => name).toSorted()).toEqual(Object.keys(ID_OF).toSorted());
    expect(nestedFields(schema, takesId)).toEqual([]);
  });

  it.each(owned.map((slot) => [slot.name, slot] as const))(
    'of somebody else is, in %s, like one that never was, and does nothing',
    async (_name, slot) => {
      const before = await checksums(app.database);
      for (const person of [ada, visitor]) {
        const nobodys = await answerTo(person, slot, randomUUID());
        expect(JSON.parse(nobodys)).toMatchObject({
          errors: [{ extensions: { code: 'NOT_FOUND' } }],
        });
        for (const [what, id] of Object.entries(foreign)) {
          expect([what, await answerTo(person, slot, id)]).toEqual([what, nobodys]);
        }
      }
      expect(await checksums(app.database)).toEqual(before);
    },
  );

  it.each([
    ['a member', () => ada],
    ['a guest', () => visitor],
  ])('of somebody else is nowhere in a conversation of %s', async (_who, person) => {
    const around = `query ($own: ID!, $id: ID!) {
      chatHistory(conversationId: $own, around: $id) { totalCount } }`;
    const { message } = await say(person(), 'a conversation of my own');
    const own = message.conversationId;
    expect(await person().get(around, { own, id: message.id })).toMatchObject({
      chatHistory: { totalCount: expect.any(Number) },
    });
    for (const id of [randomUUID(), ...Object.values(foreign)]) {
      const { errors } = await person().ask(around, { own, id });
      expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    }
  });

  it('that a client chose says nothing of what another client chose', async () => {
    const key = randomUUID();
    const bobs = await say(bob, 'mine alone', { clientMessageId: key });
    const adas = await say(ada, 'and mine', { clientMessageId: key });
    expect(adas.message.id).not.toBe(bobs.message.id);
    expect((await say(bob, 'mine alone', { clientMessageId: key })).message.id).toBe(
      bobs.message.id,
    );
  });
});

describe('A session or an event that a client named', () => {
  it('is nobody else’s, whatever another client called its own', async () => {
    const named = { clientSessionId: 'tab', device: 'laptop' };
    const [bobs, adas] = [await start(bob, named), await start(ada, named)];
    expect(adas.id).not.toBe(bobs.id);
    for (const [person, { id }] of [
      [bob, bobs],
      [ada, adas],
    ] as const) {
      const { activities } = await did(person, { sessionId: id, clientEventId: 'game' });
      expect(activities).toHaveLength(1);
    }
    expect((await start(bob, named)).id).toBe(bobs.id);
  });
});

describe('A cursor', () => {
  it('is taken by the lists known here, and by the messages of a conversation', () => {
    expect(new Set(cursors.map(({ field }) => field.name))).toEqual(
      new Set(['chatHistory', 'searchChat', 'conversations', 'sessions', 'messageEvents']),
    );
    expect(nestedFields(schema, takesCursor)).toEqual(['Conversation.messages']);
  });

  // The log of an account is no list of edges; its own tests know its cursors.
  const lists = cursors.filter(({ field }) => field.name !== 'messageEvents');

  it.each(lists.map((slot) => [slot.name, slot] as const))(
    'of somebody else is refused as %s',
    async (_name, slot) => {
      const words = slot.field.name === 'searchChat' ? { query: 'secret' } : {};
      const { query } = callWith(slot, '', 'edges { cursor }');
      const page = await bob.get<Record<string, { edges: { cursor: string }[] }>>(query, {
        ...words,
        [slot.name.split('.')[1]!]: null,
      });
      const { cursor } = page[slot.field.name]!.edges[0]!;
      const at = { ...words, [slot.path[0]!]: cursor };
      expect(await ada.refusal(query, at)).toBe('BAD_USER_INPUT');
      expect((await bob.ask(query, at)).errors).toBe(undefined);
    },
  );

  it('of somebody else is refused among the messages of a conversation', async () => {
    const list = `query ($id: ID!, $after: String) {
      conversation(id: $id) { messages(first: 1, after: $after) { edges { cursor } } }
    }`;
    type Page = { conversation: { messages: { edges: { cursor: string }[] } } };
    const bobs = await bob.get<Page>(list, { id: foreign['a conversation'] });
    const after = bobs.conversation.messages.edges[0]!.cursor;
    const { conversation } = await say(ada, 'one more');
    expect(await ada.refusal(list, { id: conversation.id, after })).toBe('BAD_USER_INPUT');
  });
});
