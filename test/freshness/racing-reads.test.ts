import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, spawnApp } from '../support/app.js';
import { member, type Person, SEND } from '../support/people.js';

/** Reads and writes together; `npm run race` sets more. */
const OPERATIONS = Number(process.env['RACING_OPERATIONS'] ?? 20_000);
/** Slower than a hundred operations in a second it is nowhere. */
const LONGEST_MS = 60_000 + OPERATIONS * 10;
const PEOPLE = 12;
/** Of so many operations of a person one is a write. */
const WRITES_EVERY = 10;
/** Operations of one person under way at once. */
const HANDS = 3;

/** What a person was told was done: no read that starts later may show less. */
interface Told {
  messages: number;
  title: number;
}

describe('A read that starts after an acknowledged write', () => {
  let apps: RunningApp[];
  beforeAll(async () => {
    const first = await spawnApp();
    apps = [first, await spawnApp({ database: first.database })];
  });
  afterAll(async () => {
    for (const app of apps.toReversed()) await app.stop();
  });

  it(
    'never shows the state before it, whichever process answers',
    async () => {
      const crowd = await Promise.all(
        Array.from({ length: PEOPLE }, () => racer(apps, Math.ceil(OPERATIONS / PEOPLE))),
      );
      const stale = crowd.flatMap((one) => one.stale);
      const counts = crowd.reduce(
        (sum, { reads, writes }) => ({ reads: sum.reads + reads, writes: sum.writes + writes }),
        { reads: 0, writes: 0 },
      );
      expect(stale).toEqual([]);
      expect(counts.reads).toBeGreaterThan(OPERATIONS * 0.8);
      expect(counts.writes).toBeGreaterThan(OPERATIONS * 0.05);
    },
    LONGEST_MS,
  );
});

async function racer(apps: RunningApp[], operations: number) {
  const person = await member(apps[0]!);
  const { sendMessage } = await person.get<{ sendMessage: { conversation: { id: string } } }>(
    SEND,
    {
      input: { clientMessageId: 'first', content: 'The first word' },
    },
  );
  const id = sendMessage.conversation.id;
  const told: Told = { messages: 2, title: 0 };
  const result = { reads: 0, writes: 0, stale: [] as string[] };
  const anywhere = () => apps[Math.floor(Math.random() * apps.length)]!.url;
  let left = operations;
  let writing: Promise<unknown> = Promise.resolve();
  const hand = async () => {
    while ((left -= 1) >= 0) {
      if (left % WRITES_EVERY === 0) {
        // One write after the other, so that what was acknowledged is known; reads never wait.
        const write = (writing = writing.then(() => change(person, id, told, left, anywhere())));
        await write;
        result.writes += 1;
      } else {
        result.stale.push(...(await look(person, id, told, anywhere())));
        result.reads += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: HANDS }, hand));
  return result;
}

async function change(
  person: Person,
  id: string,
  told: Told,
  nth: number,
  at: string,
): Promise<void> {
  if (nth % 3 === 0) {
    await person.get(
      SEND,
      { input: { clientMessageId: `m${nth}`, content: `Word ${nth}`, conversationId: id } },
      at,
    );
    told.messages += 2;
  } else {
    const title = told.title + 1;
    await person.get(
      'mutation ($id: ID!, $title: String!) { updateConversation(id: $id, input: { title: $title }) { id } }',
      { id, title: String(title) },
      at,
    );
    told.title = title;
  }
}

async function look(person: Person, id: string, told: Told, at: string): Promise<string[]> {
  const before = { ...told };
  const shown = await seen(person, id, at);
  return (['messages', 'title'] as const)
    .filter((what) => shown[what] !== undefined && shown[what] < before[what])
    .map((what) => `${what} ${shown[what]} after ${before[what]} was acknowledged`);
}

async function seen(person: Person, id: string, at: string): Promise<Partial<Told>> {
  const kind = Math.random();
  if (kind < 0.4) {
    const { chatHistory } = await person.get<{ chatHistory: { totalCount: number } }>(
      '{ chatHistory(last: 5) { totalCount nodes { content status } } }',
      {},
      at,
    );
    return { messages: chatHistory.totalCount };
  }
  const number = (title: string) => Number(title) || 0;
  if (kind < 0.7) {
    const { conversation } = await person.get<{
      conversation: { title: string; messageCount: number };
    }>('query ($id: ID!) { conversation(id: $id) { title messageCount } }', { id }, at);
    return { messages: conversation.messageCount, title: number(conversation.title) };
  }
  if (kind < 0.9) {
    const { conversations } = await person.get<{
      conversations: { nodes: { title: string; messageCount: number }[] };
    }>('{ conversations { nodes { title messageCount } } }', {}, at);
    const [only] = conversations.nodes;
    return { messages: only!.messageCount, title: number(only!.title) };
  }
  const { searchChat } = await person.get<{ searchChat: { totalCount: number } }>(
    '{ searchChat(query: "word", first: 1) { totalCount } }',
    {},
    at,
  );
  // Each send leaves the person's words and a reply that repeats them.
  return { messages: searchChat.totalCount };
}
