import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, spawnApp, startApp } from '../../../support/app.js';
import { member, type Person } from '../../../support/people.js';
import { begin, say } from '../../../support/talk.js';

let app: RunningApp;
let ada: Person;
beforeAll(async () => {
  app = await startApp();
  ada = await member(app);
});
afterAll(() => app.stop());

const SETTINGS =
  'title description status pinned tags agentType model systemPrompt temperature maxTokens';
const UPDATE = `mutation ($id: ID!, $input: ConversationInput!) {
  updateConversation(id: $id, input: $input) { ${SETTINGS} }
}`;
const READ = `query ($id: ID!) { conversation(id: $id) { ${SETTINGS} } }`;

const ALL = {
  title: 'Trip to Sylhet',
  description: 'Tea gardens',
  status: 'ACTIVE',
  pinned: true,
  tags: ['travel', '旅行'],
  agentType: 'guide',
  model: 'offline',
  systemPrompt: 'Be brief.',
  temperature: 0.7,
  maxTokens: 500,
};

async function update(id: string, input: object): Promise<object> {
  const { updateConversation } = await ada.get<{ updateConversation: object }>(UPDATE, {
    id,
    input,
  });
  const { conversation } = await ada.get<{ conversation: object }>(READ, { id });
  expect(updateConversation).toEqual(conversation);
  return conversation;
}

async function listed(status: string | null = null): Promise<string[]> {
  const { conversations } = await ada.get<{ conversations: { nodes: { id: string }[] } }>(
    'query ($status: ConversationStatus) { conversations(status: $status, first: 100) { nodes { id } } }',
    { status },
  );
  return conversations.nodes.map(({ id }) => id);
}

describe('A conversation', () => {
  it('keeps what it is made with', async () => {
    expect(await update(await begin(ada, ALL), {})).toEqual(ALL);
  });

  it('is plain and untitled when nothing is wished', async () => {
    expect(await update(await begin(ada), {})).toEqual({
      title: 'New conversation',
      description: null,
      status: 'ACTIVE',
      pinned: false,
      tags: [],
      agentType: null,
      model: null,
      systemPrompt: null,
      temperature: null,
      maxTokens: null,
    });
  });

  it('stays as it is where nothing is said, and is cleared where null is', async () => {
    const id = await begin(ada, ALL);
    const none = {
      description: null,
      agentType: null,
      model: null,
      systemPrompt: null,
      temperature: null,
      maxTokens: null,
    };
    expect(await update(id, { description: 'Rain' })).toEqual({ ...ALL, description: 'Rain' });
    expect(await update(id, none)).toEqual({ ...ALL, ...none });
    expect(await update(id, { tags: [], pinned: false })).toEqual({
      ...ALL,
      ...none,
      tags: [],
      pinned: false,
    });
  });

  it.each([
    { title: null },
    { title: '' },
    { title: ' \u200b ' },
    { title: 'x'.repeat(201) },
    { status: null },
    { status: 'GONE' },
    { pinned: null },
    { tags: null },
    { tags: [''] },
    { tags: Array.from({ length: 21 }, (_, at) => `tag ${at}`) },
    { tags: ['x'.repeat(51)] },
    { description: 'x'.repeat(2_001) },
    { description: 'a\0b' },
    { systemPrompt: '\ud800' },
    { temperature: -0.1 },
    { temperature: 2.1 },
    { maxTokens: 0 },
  ])('refuses %j and stays as it is', async (input) => {
    const id = await begin(ada, ALL);
    expect(await ada.refusal(UPDATE, { id, input })).toBe('BAD_USER_INPUT');
    expect(
      await ada.refusal(
        'mutation ($input: ConversationInput) { createConversation(input: $input) { id } }',
        { input },
      ),
    ).toBe('BAD_USER_INPUT');
    expect(await update(id, {})).toEqual(ALL);
  });

  it('counts characters as people write them down, not their code units', async () => {
    const title = '🌙'.repeat(200);
    expect(await update(await begin(ada, { title }), {})).toMatchObject({ title });
  });

  it('keeps numbers as they were given', async () => {
    const input = { temperature: 0.123456789, maxTokens: 100_000 };
    expect(await update(await begin(ada), input)).toMatchObject(input);
  });

  it('has each tag once', async () => {
    expect(await update(await begin(ada, { tags: ['a', ' a ', 'b'] }), {})).toMatchObject({
      tags: ['a', 'b'],
    });
  });

  it('takes both of two edits at the same moment, from two processes', async () => {
    const other = await spawnApp({ database: app.database });
    for (let round = 0; round < 10; round += 1) {
      const id = await begin(ada);
      await Promise.all([
        ada.get(UPDATE, { id, input: { title: `Title ${round}` } }),
        ada.get(UPDATE, { id, input: { tags: [`tag ${round}`] } }, other.url),
        ada.get(UPDATE, { id, input: { pinned: true } }, other.url),
      ]);
      expect(await update(id, {})).toMatchObject({
        title: `Title ${round}`,
        tags: [`tag ${round}`],
        pinned: true,
      });
    }
    await other.stop();
  });

  it('is listed with the pinned ones first, by its latest word, and by its state', async () => {
    const [one, two, three] = [await begin(ada), await begin(ada), await begin(ada)];
    await say(ada, 'Later', { conversationId: one });
    expect((await listed()).filter((id) => [one, two, three].includes(id))).toEqual([
      one,
      three,
      two,
    ]);
    await update(two, { pinned: true });
    await update(three, { status: 'ARCHIVED' });
    expect((await listed()).filter((id) => [one, two, three].includes(id))).toEqual([
      two,
      one,
      three,
    ]);
    expect((await listed('ACTIVE')).filter((id) => [one, two, three].includes(id))).toEqual([
      two,
      one,
    ]);
    expect(await listed('ARCHIVED')).toContain(three);
  });
});
