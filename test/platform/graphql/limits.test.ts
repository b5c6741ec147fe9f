import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getIntrospectionQuery } from 'graphql';
import { type RunningApp, startApp } from '../../support/app.js';
import { member, type Person } from '../../support/people.js';
import { type WatchedDatabase, watchedDatabase } from '../../support/watched-database.js';

const times = (count: number, part: (nth: number) => string): string =>
  Array.from({ length: count }, (_, nth) => part(nth)).join(' ');

const nested = (levels: number): string =>
  `${'{ siblings '.repeat(levels)}{ id }${' }'.repeat(levels)}`;

/** What could hurt, and the limit that its refusal names. */
const BOMBS: [name: string, limit: string, document: string][] = [
  ['eleven levels', 'depth', `{ conversation(id: 1) { lastMessage ${nested(8)} } }`],
  [
    'eleven levels in fragments',
    'depth',
    `{ conversation(id: 1) { ...F0 } } fragment F0 on Conversation { lastMessage { ...F1 } }
     ${times(8, (n) => `fragment F${n + 1} on Message { siblings { ...F${n + 2} } }`)}
     fragment F9 on Message { id }`,
  ],
  ['101 aliases', 'aliases', `{ ${times(101, (n) => `a${n}: me { id }`)} }`],
  ['101 aliased names of types', 'aliases', `{ ${times(101, (n) => `a${n}: __typename`)} }`],
  [
    'aliases in a fragment',
    'aliases',
    `{ ${times(20, () => '...F')} } fragment F on Query { ${times(6, (n) => `a${n}: __typename`)} }`,
  ],
  [
    '12 directives on a field',
    'directives',
    `{ me { id ${times(12, () => '@include(if: true)')} } }`,
  ],
  ['500 fields', 'fields', `{ me { ${times(500, () => 'id')} } }`],
  ['5,000 fields', 'tokens', `{ me { ${times(5_000, () => 'id')} } }`],
  ['10,000 tokens', 'tokens', `{ ${times(5_000, (n) => `x: f${n}`)} }`],
  [
    '1,000 unused fragments',
    'tokens',
    `{ me { id } } ${times(1_000, (n) => `fragment F${n} on Account { id }`)}`,
  ],
  [
    '100 unused fragments',
    'definitions',
    `{ me { id } } ${times(100, (n) => `fragment F${n} on Account { id }`)}`,
  ],
  ['100 operations', 'definitions', times(100, (n) => `query Q${n} { me { id } }`)],
  [
    'a list of 10,000 lists',
    'tokens|nesting',
    `{ conversation(id: ${'['.repeat(10_000)}) { id } }`,
  ],
  [
    'a list of 500 lists',
    'nesting',
    `{ conversation(id: ${'['.repeat(500)}${']'.repeat(500)}) { id } }`,
  ],
  [
    'an object of 500 objects',
    'nesting',
    `{ searchChat(query: "x", filter: ${'{from:'.repeat(500)}1${'}'.repeat(500)}) { totalCount } }`,
  ],
  [
    'a text block of 1 MB',
    'characters',
    `{ searchChat(query: """${'\n'.repeat(500_000)}""") { totalCount } }`,
  ],
  [
    'fragments that double 40 times',
    'fields',
    `{ ...F0 } ${times(40, (n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`)} fragment F40 on Query { __typename }`,
  ],
];

describe('A document that could hurt', () => {
  let database: WatchedDatabase;
  let app: RunningApp;
  let stranger: Person;
  beforeAll(async () => {
    database = await watchedDatabase();
    app = await startApp({ database });
    // The account would be made at the first request that is let through.
    stranger = await member(app);
    database.statements();
  });
  afterAll(async () => {
    await app.stop();
    await database.close();
  });

  it.each(BOMBS)(
    'of %s is refused by its limit on %s before anything is asked',
    async (_name, limit, document) => {
      const before = performance.now();
      const { status, errors } = await stranger.ask(document);
      const ms = performance.now() - before;
      expect(status).toBe(400);
      expect(errors).toHaveLength(1);
      expect(errors![0]!.message).toMatch(
        new RegExp(`exceeds the limit on (${limit}): \\d+ of at most \\d+`),
      );
      expect(errors![0]!.extensions).toEqual({
        code: 'BAD_USER_INPUT',
        requestId: expect.any(String),
      });
      expect(database.statements()).toEqual([]);
      // Usually 2; a machine in a hurry is not what is tested here.
      expect(ms).toBeLessThan(1_000);
    },
  );

  it.each([
    [
      'a cycle of fragments',
      '{ ...F } fragment F on Query { me { id } ...G } fragment G on Query { ...F }',
      /within itself/,
    ],
    ['a misspelt field', '{ mee { id } }', /^Cannot query field "mee" on type "Query"\.$/],
    ['a misspelt argument', '{ searchChat(qury: "x") { totalCount } }', /^Unknown argument "qury"/],
    ['a misspelt type', '{ me { ...F } } fragment F on Acount { id }', /^Unknown type "Acount"\.$/],
    [
      'an unknown value',
      '{ conversations(status: ARCHIVE) { totalCount } }',
      /"ARCHIVE" does not exist/,
    ],
    ['no GraphQL', '{ me { id ', /^Syntax Error/],
  ])('for %s is refused without a hint at what exists', async (_name, document, message) => {
    const { status, errors } = await stranger.ask(document);
    expect(status).toBe(400);
    expect(errors![0]!.message).toMatch(message);
    expect(JSON.stringify(errors)).not.toMatch(/did you mean/i);
    expect(errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('gives no hint in the values of variables either', async () => {
    const query = 'query ($s: ConversationStatus) { conversations(status: $s) { totalCount } }';
    const { status, errors } = await stranger.ask(query, { s: 'ARCHIVE' });
    expect([status, errors![0]!.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
    expect(errors![0]!.message).not.toMatch(/did you mean/i);
  });

  it('has at most five of its faults listed', async () => {
    const { errors } = await stranger.ask(
      `{ me { ${times(10, (n) => `a${n}: id @nonsense${n}`)} } }`,
    );
    expect(errors!.length).toBeLessThanOrEqual(5);
  });

  it('leaves those alone that only look large', async () => {
    const wide = `{ ${times(100, (n) => `a${n}: __typename`)} }`;
    expect((await stranger.ask(wide)).errors).toBeUndefined();
    const deep = `{ conversation(id: "00000000-0000-7000-8000-000000000000") { lastMessage ${nested(7)} } }`;
    expect(await stranger.refusal(deep)).toBe('NOT_FOUND');
  });

  it('may ask for all that tools want to know of the schema', async () => {
    const query = getIntrospectionQuery({
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    });
    expect((await stranger.ask(query)).errors).toBeUndefined();
  });
});
