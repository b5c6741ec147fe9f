import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from '../../support/app.js';
import { member, type Person, SEND } from '../../support/people.js';

type Page = { pageInfo: { startCursor: string; endCursor: string } };

let app: RunningApp;
let ada: Person;
let bob: Person;
beforeAll(async () => {
  app = await startApp();
  [ada, bob] = [await member(app), await member(app)];
  for (const person of [ada, bob]) {
    for (const nth of [1, 2, 3]) {
      await person.get(SEND, { input: { clientMessageId: `m${nth}`, content: `Hello ${nth}` } });
    }
  }
});
afterAll(() => app.stop());

const CURSORS = 'pageInfo { startCursor endCursor }';

/** Every list, with room for page arguments; each answers its page under `page`. */
const LISTS: [string, (args: string) => string][] = [
  ['chatHistory', (args) => `{ page: chatHistory${args && `(${args})`} { ${CURSORS} } }`],
  ['conversations', (args) => `{ page: conversations${args && `(${args})`} { ${CURSORS} } }`],
  [
    'searchChat',
    (args) => `{ page: searchChat(query: "hello"${args && `, ${args}`}) { ${CURSORS} } }`,
  ],
];

const refused = async (query: string, variables: object = {}) => {
  const { errors } = await ada.ask(query, variables);
  expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  return errors![0]!.message;
};

describe.each(LISTS)('A page of %s', (name, list) => {
  it.each(['0', '-1', '101', '2147483648', '1.5', '"10"', 'true'])(
    'of %s items is refused',
    async (size) => {
      expect(await refused(list(`first: ${size}`))).toMatch(/1 to 100|Int/);
      if (name === 'chatHistory')
        expect(await refused(list(`last: ${size}`))).toMatch(/1 to 100|Int/);
    },
  );

  it('after a cursor that was never given is refused', async () => {
    const { page } = await ada.get<{ page: Page }>(list(''));
    const cursor = page.pageInfo.endCursor;
    const changed = `${cursor.slice(0, -2)}${cursor.endsWith('A') ? 'BB' : 'AA'}`;
    const made = [
      '',
      'x',
      '0',
      'null',
      `${cursor}=`,
      ` ${cursor}`,
      cursor.slice(0, -3),
      cursor.slice(3),
      changed,
      cursor.repeat(50),
      `' OR 1=1 --`,
      'é',
    ];
    made.push(Buffer.from(JSON.stringify(['2026-01-01', 'x'])).toString('base64url'));
    for (const after of made)
      expect(await refused(list(`after: ${JSON.stringify(after)}`))).toMatch(/cursor/);
  });

  it('after a cursor of somebody else or of another list is refused', async () => {
    const foreign = [(await bob.get<{ page: Page }>(list(''))).page];
    for (const [other, ask] of LISTS) {
      if (other !== name) foreign.push((await ada.get<{ page: Page }>(ask(''))).page);
    }
    for (const { pageInfo } of foreign) {
      expect(await refused(list(`after: "${pageInfo.endCursor}"`))).toMatch(/cursor/);
    }
  });
});

describe('A page', () => {
  it('cannot go both ways', async () => {
    expect(await refused('{ chatHistory(first: 1, last: 1) { totalCount } }')).toMatch(
      /not for both/,
    );
  });

  it('of one search is no page of another', async () => {
    const { page } = await ada.get<{ page: Page }>(LISTS[2]![1](''));
    expect(
      await refused(
        `{ searchChat(query: "hello 1", after: "${page.pageInfo.endCursor}") { totalCount } }`,
      ),
    ).toMatch(/cursor/);
  });
});

describe('A value', () => {
  it.each([
    '2026-02-30T00:00:00Z',
    '0000-01-01T00:00:00Z',
    '10000-01-01T00:00:00Z',
    'Infinity',
    '2026-01-01T00:00:00',
    '2026-01-01',
    '1700000000000',
    'now',
    '',
    '2026-13-01T00:00:00Z',
    '2026-01-01T25:00:00Z',
  ])('like «%s» is no instant', async (from) => {
    const query = 'query ($f: MessageFilter) { searchChat(query: "x", filter: $f) { totalCount } }';
    expect(await refused(query, { f: { from } })).toMatch(/instant/);
    expect(await refused(query, { f: { from: 1_700_000_000_000 } })).toMatch(/instant/);
    expect(
      await refused(`{ searchChat(query: "x", filter: { to: "${from}" }) { totalCount } }`),
    ).toMatch(/instant/);
  });

  it.each([
    'Mars/Phobos',
    '../etc',
    'UTC+99',
    '',
    'Asia/Dhaka ',
    'Asia/Dhaka\0',
    '+05:00',
    'x'.repeat(100),
    '🕰',
  ])('like «%s» is no time zone', async (zone) => {
    const before = await app.database.query('select from account');
    expect(
      await refused('mutation ($z: TimeZone!) { setTimeZone(timeZone: $z) { id } }', { z: zone }),
    ).toMatch(/time zone/);
    expect(
      await refused('mutation ($z: TimeZone!) { createGuest(timeZone: $z) { token } }', {
        z: zone,
      }),
    ).toMatch(/time zone/);
    expect(await app.database.query('select from account')).toHaveLength(before.length);
  });

  it.each(['', '   ', '\u200b', 'x'.repeat(10_000), 'a\0', '\ud800'])(
    'like «%s» is no search',
    async (query) => {
      expect(
        await refused('query ($q: String!) { searchChat(query: $q) { totalCount } }', { q: query }),
      ).toMatch(/search/);
    },
  );

  it.each(['%', '_', '\\', '(a+)+$', '&|!:*<->', `' OR 1=1 --`, '"', '""', '"""'])(
    'like «%s» finds what is written so, or nothing',
    async (query) => {
      const { errors } = await ada.ask(
        'query ($q: String!) { searchChat(query: $q) { totalCount } }',
        { q: query },
      );
      expect(errors?.[0]?.extensions.code ?? 'BAD_USER_INPUT').toBe('BAD_USER_INPUT');
    },
  );

  it.each([
    ['a rating of 0', 'rateMessage(id: "01890000-0000-7000-8000-000000000000", rating: 0) { id }'],
    ['a rating of 6', 'rateMessage(id: "01890000-0000-7000-8000-000000000000", rating: 6) { id }'],
    [
      'an empty reaction',
      'reactToMessage(id: "01890000-0000-7000-8000-000000000000", reaction: "") { id }',
    ],
    [
      'a long reaction',
      `reactToMessage(id: "01890000-0000-7000-8000-000000000000", reaction: "${'x'.repeat(33)}") { id }`,
    ],
    ['a hot temperature', 'createConversation(input: { temperature: 2.1 }) { id }'],
    ['an infinite temperature', 'createConversation(input: { temperature: 1e309 }) { id }'],
    ['no tokens', 'createConversation(input: { maxTokens: 0 }) { id }'],
    ['an empty tag', 'createConversation(input: { tags: [""] }) { id }'],
    [
      '21 tags',
      `createConversation(input: { tags: [${Array.from({ length: 21 }, (_, n) => `"t${n}"`).join()}] }) { id }`,
    ],
    ['an empty title', 'createConversation(input: { title: " " }) { id }'],
    ['an unknown status', 'createConversation(input: { status: GONE }) { id }'],
    ['a title with U+0000', 'createConversation(input: { title: "a\\u0000" }) { id }'],
    ['a model with U+0000', 'createConversation(input: { model: "a\\u0000" }) { id }'],
    ['an agent of half a pair', 'createConversation(input: { agentType: "\\ud800" }) { id }'],
    [
      'a mood that is too long',
      `x: createConversation(input: { description: "${'x'.repeat(2_001)}" }) { id }`,
    ],
  ])('such as %s is refused and leaves nothing', async (_name, mutation) => {
    const before = await app.database.query('select from conversation');
    await refused(`mutation { ${mutation} }`);
    expect(await app.database.query('select from conversation')).toHaveLength(before.length);
  });
});
