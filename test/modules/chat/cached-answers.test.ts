import { afterAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { MetadataScanner, ModulesContainer, Reflector } from '@nestjs/core';
import {
  CACHE_POLICY,
  type CachePolicy,
  CacheStatistics,
} from '../../../src/platform/cache/index.js';
import { spawnApp, startApp } from '../../support/app.js';
import { member, type Person } from '../../support/people.js';
import { schemaOf } from '../../support/schema.js';
import { begin, say, type Turn } from '../../support/talk.js';

/** What a person has before a write: one conversation with a turn that was edited once, and another. */
interface Having {
  ada: Person;
  turn: Turn;
  other: string;
}

const MESSAGE = `id index role content contentType status parentId siblingCount model tokensUsed latencyMs mood
  sentiment hasPersonalityContext personalityVersion edited flagged rating reactions createdAt updatedAt`;
const CONVERSATION = `id title description status pinned tags agentType model systemPrompt temperature maxTokens
  messageCount tokenCount createdAt updatedAt lastMessageAt`;
const PAGE = 'totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

/** How each cached query is asked, everything it shows included. */
const QUERIES: Record<string, (having: Having) => string> = {
  chatHistory: () =>
    `{ chatHistory { ${PAGE} edges { cursor node { ${MESSAGE} siblings { ${MESSAGE} } } } } }`,
  searchChat: () =>
    `{ searchChat(query: "moon") { ${PAGE} edges { cursor node { score snippet message { ${MESSAGE} } } } } }`,
  conversations: () =>
    `{ conversations { ${PAGE} edges { cursor node { ${CONVERSATION} lastMessage { ${MESSAGE} } } } } }`,
  conversation: ({ turn }) =>
    `{ conversation(id: "${turn.conversation.id}") { ${CONVERSATION} messages { ${PAGE} nodes { ${MESSAGE} } } } }`,
};

/** One use of each mutation. */
const WRITES: Record<string, (having: Having) => string> = {
  createConversation: () => 'createConversation(input: { title: "moon" }) { id }',
  updateConversation: ({ turn }) =>
    `updateConversation(id: "${turn.conversation.id}", input: { pinned: true }) { id }`,
  deleteConversation: ({ turn }) => `deleteConversation(id: "${turn.conversation.id}")`,
  clearHistory: () => 'clearHistory',
  sendMessage: ({ turn }) =>
    `sendMessage(input: { clientMessageId: "${randomUUID()}", conversationId: "${turn.conversation.id}", content: "new moon" }) { replayed }`,
  editMessage: ({ turn }) =>
    `editMessage(id: "${turn.message.id}", content: "full moon", clientMessageId: "${randomUUID()}") { replayed }`,
  regenerateReply: ({ turn }) =>
    `regenerateReply(messageId: "${turn.reply.id}", clientMessageId: "${randomUUID()}") { id }`,
  selectBranch: ({ turn }) => `selectBranch(messageId: "${turn.message.id}") { id }`,
  rateMessage: ({ turn }) => `rateMessage(id: "${turn.reply.id}", rating: 2) { id }`,
  reactToMessage: ({ turn }) => `reactToMessage(id: "${turn.reply.id}", reaction: "🌙") { id }`,
};

/** Mutations that nothing cached shows. */
const UNSEEN = ['createGuest', 'setTimeZone', 'annotateReply'];

const here = await startApp();
const there = await spawnApp({ database: here.database });
const uncached = await startApp({ database: here.database, env: { CACHE: 'off' } });

/** Every resolver's method that carries a policy, by the name of its query. */
const policies = new Map<string, CachePolicy>();
for (const module of here.app.get(ModulesContainer).values()) {
  for (const { metatype } of module.providers.values()) {
    const prototype = (metatype as { prototype?: object } | null)?.prototype;
    if (!prototype) continue;
    for (const name of new MetadataScanner().getAllMethodNames(prototype)) {
      const method = Object.getOwnPropertyDescriptor(prototype, name)?.value as
        | (() => void)
        | undefined;
      const policy =
        method && here.app.get(Reflector).get<CachePolicy | undefined>(CACHE_POLICY, method);
      if (policy) policies.set(name, policy);
    }
  }
}

afterAll(async () => {
  await there.stop();
  await uncached.stop();
  await here.stop();
});

async function someone(): Promise<Having> {
  const ada = await member(here);
  const other = await begin(ada, { title: 'sun' });
  const turn = await say(ada, 'The moon is out', { conversationId: await begin(ada) });
  await ada.get(`mutation { ${WRITES['editMessage']!({ ada, turn, other })} }`);
  return { ada, turn, other };
}

/** The answer as the client gets it, byte for byte but for what names the request. */
async function read({ ada }: Having, query: string, at: string): Promise<string> {
  const { data, errors } = await ada.ask(query, {}, at);
  for (const error of errors ?? []) delete error.extensions['requestId'];
  return JSON.stringify({ data, errors });
}

describe('The cached queries', () => {
  it('and the mutations are all known here', async () => {
    const schema = await schemaOf(here);
    expect([...policies.keys()].sort()).toEqual(Object.keys(QUERIES).sort());
    expect(Object.keys(schema.getMutationType()!.getFields()).sort()).toEqual(
      [...Object.keys(WRITES), ...UNSEEN].sort(),
    );
  });

  it('have names of their own', () => {
    expect(new Set([...policies.values()].map(({ name }) => name)).size).toBe(policies.size);
  });
});

describe.each(Object.keys(WRITES))('The write %s', (write) => {
  it('changes something that is shown', async () => {
    const having = await someone();
    const all = () =>
      Promise.all(Object.values(QUERIES).map((ask) => read(having, ask(having), uncached.url)));
    const before = await all();
    await having.ada.get(`mutation { ${WRITES[write]!(having)} }`);
    expect(await all()).not.toEqual(before);
  });
});

describe.each([...policies])('A cached %s', (query, { name }) => {
  const ask = QUERIES[query]!;

  it('is really kept, and the same as one that was not', async () => {
    const having = await someone();
    const question = ask(having);
    const count = async () =>
      (await here.app.get(CacheStatistics).figures()).find((figures) => figures.name === name);
    const missed = await read(having, question, here.url);
    // What was loaded is put away a moment after it was answered.
    await new Promise((resolve) => setTimeout(resolve, 30));
    const before = await count();
    const hit = await read(having, question, here.url);
    const after = await count();
    expect([after!.hits - before!.hits, after!.misses - before!.misses]).toEqual([1, 0]);
    expect(hit).toBe(missed);
    expect(await read(having, question, there.url)).toBe(missed);
    expect(await read(having, question, uncached.url)).toBe(missed);
  });

  it.each(Object.keys(WRITES))(
    'shows what %s did as soon as it was acknowledged, in every process',
    async (write) => {
      const having = await someone();
      const question = ask(having);
      for (const at of [here.url, there.url]) await read(having, question, at);
      await having.ada.get(`mutation { ${WRITES[write]!(having)} }`, {}, there.url);
      const [shownHere, shownThere] = await Promise.all([
        read(having, question, here.url),
        read(having, question, there.url),
      ]);
      const truth = await read(having, question, uncached.url);
      expect(shownHere).toBe(truth);
      expect(shownThere).toBe(truth);
    },
  );
});
