import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from '../../../support/app.js';
import { member, type Person } from '../../../support/people.js';
import { accountOf, begin, say } from '../../../support/talk.js';
import { PAGE, walk } from '../walking.js';

interface Hit {
  score: number;
  snippet: string;
  message: { id: string; content: string; createdAt: string };
}
interface Page {
  edges: { cursor: string }[];
  nodes: Hit[];
  pageInfo: object;
  totalCount: number;
}

const SEARCH = `query ($query: String!, $filter: MessageFilter, $first: Int, $after: String) {
  searchChat(query: $query, filter: $filter, first: $first, after: $after) {
    ${PAGE.replaceAll('{ id }', '{ score snippet message { id content createdAt } }')}
  }
}`;

let app: RunningApp;
let uncached: RunningApp;
let ada: Person;
beforeAll(async () => {
  app = await startApp();
  uncached = await startApp({ database: app.database, env: { CACHE: 'off' } });
  ada = await member(app);
});
afterAll(async () => {
  await uncached.stop();
  await app.stop();
});

async function search(person: Person, query: string, variables: object = {}): Promise<Page> {
  const asked = { query, ...variables };
  const answers = [];
  for (const at of [app.url, app.url, uncached.url])
    answers.push(await person.get<{ searchChat: Page }>(SEARCH, asked, at));
  expect(JSON.stringify(answers[1])).toBe(JSON.stringify(answers[0]));
  expect(JSON.stringify(answers[2])).toBe(JSON.stringify(answers[0]));
  return answers[0]!.searchChat;
}

/** What of the person's own words is found. */
const found = async (query: string, filter: object = { role: 'USER' }): Promise<string[]> =>
  (await search(ada, query, { filter })).nodes.map(({ message }) => message.content);

describe('A search of the chat', () => {
  it.each([
    ['50%', 'We got 50% off'],
    ['snake_case', 'I write snake_case names'],
    ['C:\\temp', 'It is in C:\\temp now'],
    ['a & b | !c', 'Is a & b | !c true?'],
    ['caf\u00e9', 'Meet me at the cafe\u0301'],
    ['cafe\u0301', 'Meet me at the cafe\u0301'],
    ['天气', '今天天气不错'],
    ['sylh', 'A trip to Sylhet'],
    ['"trip to"', 'A trip to Sylhet'],
    ['tommorow', 'See you tomorrow'],
  ])('finds %s', async (query, content) => {
    await say(ada, content, { conversationId: await begin(ada) });
    expect(await found(query)).toContain(content);
    expect(await found('"off 50"')).toEqual([]);
  });

  it.each(['', '   ', '\u200b', 'x'.repeat(10_240), 'a\0b', '\ud800'])(
    'refuses a query like %j',
    async (query) => {
      expect(await ada.refusal(SEARCH, { query })).toBe('BAD_USER_INPUT');
    },
  );

  it.each([
    [{ from: '2026-01-02T00:00:00.000Z', to: '2026-01-01T00:00:00.000Z' }],
    [{ conversationId: 'none' }],
    [{ role: 'NOBODY' }],
    [{ from: 'yesterday' }],
    [{ mood: 'x'.repeat(51) }],
  ])('refuses the filter %j', async (filter) => {
    expect(await ada.refusal(SEARCH, { query: 'x', filter })).toBe('BAD_USER_INPUT');
  });

  it('finds what is off the active path, and in archived conversations', async () => {
    const { message, conversation } = await say(ada, 'A wombat', {
      conversationId: await begin(ada),
    });
    await ada.get(
      'mutation ($id: ID!) { editMessage(id: $id, content: "A koala", clientMessageId: "koala") { replayed } }',
      {
        id: message.id,
      },
    );
    await ada.get(
      'mutation ($id: ID!) { updateConversation(id: $id, input: { status: ARCHIVED }) { id } }',
      {
        id: conversation.id,
      },
    );
    expect(await found('wombat')).toEqual(['A wombat']);
    expect(await found('koala')).toEqual(['A koala']);
  });
});

describe('A search with a filter', () => {
  let bob: Person;
  let one: string;
  /** Messages `bat 0` to `bat 5`, a day apart, with moods and sentiments. */
  beforeAll(async () => {
    bob = await member(app);
    one = await begin(bob);
    const other = await begin(bob);
    for (let nth = 0; nth < 6; nth += 1) {
      const { message } = await say(bob, `bat ${nth}`, { conversationId: nth < 4 ? one : other });
      await app.database.query(
        `update message set created_at = '2026-01-01Z'::timestamptz + $2 * interval '1 day', mood = $3, sentiment = $4
         where id = $1`,
        [message.id, nth, nth % 2 ? 'joy' : 'anger', nth / 5],
      );
    }
  });

  it.each([
    ['from a moment, itself included', { from: '2026-01-04T00:00:00.000Z' }, [5, 4, 3]],
    ['to a moment, itself excluded', { to: '2026-01-04T00:00:00.000Z' }, [2, 1, 0]],
    ['between two', { from: '2026-01-02T00:00:00.000Z', to: '2026-01-03T00:00:00.001Z' }, [2, 1]],
    ['of a mood', { mood: 'joy' }, [5, 3, 1]],
    ['of a mood spelt otherwise', { mood: 'Joy' }, []],
    ['of at least a sentiment', { minSentiment: 0.8 }, [5, 4]],
    ['of at most a sentiment', { maxSentiment: 0.2 }, [1, 0]],
    [
      'of nothing in particular',
      { mood: null, from: null, conversationId: null },
      [5, 4, 3, 2, 1, 0],
    ],
    [
      'of several at once',
      { mood: 'joy', from: '2026-01-03T00:00:00.000Z', minSentiment: 0.7 },
      [5],
    ],
  ])('finds what was said %s', async (_what, filter, expected) => {
    const { nodes, totalCount } = await search(bob, 'bat', { filter: { role: 'USER', ...filter } });
    expect(nodes.map(({ message }) => message.content)).toEqual(
      expected.map((nth) => `bat ${nth}`),
    );
    expect(totalCount).toBe(expected.length);
  });

  it('finds what was said in one conversation, or by one side', async () => {
    const inside = await search(bob, 'bat', { filter: { conversationId: one, role: 'USER' } });
    expect(inside.nodes.map(({ message }) => message.content)).toEqual([
      'bat 3',
      'bat 2',
      'bat 1',
      'bat 0',
    ]);
    const replies = await search(bob, 'bat', { filter: { role: 'ASSISTANT' } });
    expect(replies.nodes.every(({ message }) => !/^bat \d$/.test(message.content))).toBe(true);
  });

  it('refuses a cursor of another query or another filter', async () => {
    const { edges } = await search(bob, 'bat', { first: 1 });
    const after = edges[0]!.cursor;
    expect(await bob.refusal(SEARCH, { query: 'bats', after })).toBe('BAD_USER_INPUT');
    expect(await bob.refusal(SEARCH, { query: 'bat', filter: { mood: 'joy' }, after })).toBe(
      'BAD_USER_INPUT',
    );
  });
});

describe('The pages of a search', () => {
  it('meet without gap or overlap where many matches are equally good', async () => {
    const eve = await member(app);
    const account = await accountOf(eve);
    for (let nth = 0; nth < 12; nth += 1)
      await say(eve, nth % 3 ? 'zebra' : 'zebras', { conversationId: await begin(eve) });
    await app.database.query(
      `update message set created_at = '2026-01-01Z' where account_id = $1`,
      [account],
    );
    const filter = { role: 'USER' };
    const whole = await search(eve, 'zebra', { filter, first: 100 });
    expect(new Set(whole.nodes.map(({ score }) => score)).size).toBe(2);
    const read = async (args: object) => {
      const page = await search(eve, 'zebra', { filter, ...args });
      const nodes = page.nodes.map(({ message }) => ({ id: message.id }));
      const edges = page.edges.map(({ cursor }, at) => ({ cursor, node: nodes[at]! }));
      return { ...page, nodes, edges } as Awaited<ReturnType<Parameters<typeof walk>[0]>>;
    };
    const ids = whole.nodes.map(({ message }) => message.id);
    expect(ids).toHaveLength(12);
    for (const sizes of [[1], [5, 2], [12], [100]])
      expect(await walk(read, 'forward', sizes, 12)).toEqual(ids);
  });
});
