import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from '../../support/app.js';
import { member, type Person, SEND } from '../../support/people.js';

let app: RunningApp;
let ada: Person;
beforeAll(async () => {
  app = await startApp();
  ada = await member(app);
  await ada.get(SEND, { input: { clientMessageId: 'first', content: 'Hello.' } });
});
afterAll(() => app.stop());

const TABLES = [
  'account',
  'account_zone',
  'conversation',
  'message',
  'message_rating',
  'message_reaction',
];

/** Everything that a request could have left behind. */
async function rows(): Promise<unknown> {
  const counts = TABLES.map((table) => `(select count(*) from ${table}) as ${table}`);
  const [all] = await app.database.query(
    `select ${counts.join(', ')}, (select max(updated_at) from message) as changed,
       (select max(updated_at) from conversation) as arranged, (select count(*) from query_log) as asked`,
  );
  return all;
}

/** Refused as bad input, in words, without a trace in the database or of the database. */
async function expectBad(query: string, variables: object, words = /./, code = /^BAD_USER_INPUT$/) {
  const before = await rows();
  const { errors } = await ada.ask(query, variables);
  expect(errors?.[0]?.extensions.code).toMatch(code);
  expect(errors![0]!.message).toMatch(words);
  expect(JSON.stringify(errors)).not.toMatch(
    /22P02|22021|syntax for type|select |insert |DriverException| at .*\.[jt]s/,
  );
  expect(await rows()).toEqual(before);
}

const send = (content: unknown, more: object = {}) => ({
  input: { clientMessageId: 'm', content, ...more },
});

describe('A message', () => {
  it.each([
    ['nothing', '', /message is empty/],
    ['blanks', ' \t\n\u00a0\u3000', /message is empty/],
    ['characters without width', '\u200b\u200c\u200d\u2060\ufeff', /message is empty/],
    ['a mark of direction', '\u202e', /message is empty/],
    ['U+0000', 'a\0b', /U\+0000/],
    ['half of a pair', 'a\ud800', /surrogate/],
    ['the other half', '\udc00a', /surrogate/],
    ['16,001 characters', 'x'.repeat(16_001), /16,000/],
    ['16,001 emoji', '😀'.repeat(16_001), /16,000/],
    ['a number', 7, /string/i],
    ['null', null, /content/],
  ])('of %s is refused', async (_name, content, words) => {
    await expectBad(SEND, send(content), words);
    if (typeof content !== 'string') return;
    const { chatHistory } = await ada.get<{ chatHistory: { nodes: { id: string }[] } }>(
      '{ chatHistory(first: 1) { nodes { id } } }',
    );
    const edit =
      'mutation ($id: ID!, $c: String!) { editMessage(id: $id, content: $c, clientMessageId: "e") { replayed } }';
    await expectBad(edit, { id: chatHistory.nodes[0]!.id, c: content }, words);
  });

  it.each([
    ['16,000 letters', 'x'.repeat(16_000)],
    ['16,000 emoji', '😀'.repeat(16_000)],
    ['a family', '👨‍👩‍👧‍👦 and 🏳️‍🌈'],
    ['a mark of direction', 'abc \u202e cba \u202c'],
    ['a thousand accents', `e${'\u0301'.repeat(1_000)}`],
    ['a script', '<script>alert(1)</script> {{7*7}} ${x} %s'],
    ['lines and a false line of a log', 'one\r\n{"level":"error","msg":"two"}\r\n\tthree'],
    ['SQL', `'; DROP TABLE message; -- %' OR '1'='1`],
    ['both forms of é', 'e\u0301 \u00e9'],
    ['controls', 'bell \u0007 escape \u001b[31m delete \u007f'],
  ])('of %s is kept to the bit', async (name, content) => {
    const { sendMessage } = await ada.get<{
      sendMessage: { message: { id: string; content: string } };
    }>(SEND, send(content, { clientMessageId: name }));
    expect(sendMessage.message.content).toBe(content);
    const [kept] = await app.database.query<{ content: string }>(
      'select content from message where id = $1',
      [sendMessage.message.id],
    );
    expect(kept!.content).toBe(content);
    const { chatHistory } = await ada.get<{ chatHistory: { nodes: { content: string }[] } }>(
      '{ chatHistory(last: 2) { nodes { content } } }',
    );
    expect(chatHistory.nodes[0]!.content).toBe(content);
  });

  it.each([
    ['empty', ''],
    ['blank', '   '],
    ['too long', 'x'.repeat(65)],
    ['of two lines', 'a\nb'],
    ['with U+0000', 'a\0'],
    ['with half of a pair', 'a\ud800'],
    ['null', null],
    ['an object', {}],
  ])('with a clientMessageId that is %s is refused', (_name, clientMessageId) =>
    expectBad(SEND, send('Hi', { clientMessageId }), /clientMessageId/),
  );

  it.each([
    ['an unknown kind', { contentType: 'HTML' }, /ContentType/],
    ['a field that there is not', { userId: 'x' }, /"userId" is not defined/],
    ['null for what must be', { wait: null }, /wait/],
    ['a text for a yes or no', { wait: 'yes' }, /wait/],
  ])('with %s is refused', (_name, more, words) => expectBad(SEND, send('Hi', more), words));
});

describe('An id', () => {
  const IDS = [
    '',
    'x',
    '1',
    '0'.repeat(36),
    '01890000-0000-7000-8000',
    '{01890000-0000-7000-8000-000000000000}',
    `' OR 1=1 --`,
    '../../etc/passwd',
    'a\0',
    'ａｂｃ',
    '0'.repeat(10_000),
  ];
  const USES: [string, (id: string) => string][] = [
    ['conversation', (id) => `{ conversation(id: ${id}) { id } }`],
    ['chatHistory', (id) => `{ chatHistory(conversationId: ${id}) { totalCount } }`],
    [
      'searchChat',
      (id) => `{ searchChat(query: "x", filter: { conversationId: ${id} }) { totalCount } }`,
    ],
    [
      'updateConversation',
      (id) => `mutation { updateConversation(id: ${id}, input: { pinned: true }) { id } }`,
    ],
    ['deleteConversation', (id) => `mutation { deleteConversation(id: ${id}) }`],
    [
      'editMessage',
      (id) =>
        `mutation { editMessage(id: ${id}, content: "x", clientMessageId: "k") { replayed } }`,
    ],
    [
      'regenerateReply',
      (id) => `mutation { regenerateReply(messageId: ${id}, clientMessageId: "k") { id } }`,
    ],
    ['selectBranch', (id) => `mutation { selectBranch(messageId: ${id}) { id } }`],
    ['annotateReply', (id) => `mutation { annotateReply(messageId: ${id}, input: {}) }`],
    ['rateMessage', (id) => `mutation { rateMessage(id: ${id}, rating: 5) { id } }`],
    ['reactToMessage', (id) => `mutation { reactToMessage(id: ${id}, reaction: "x") { id } }`],
    [
      'sendMessage',
      (id) =>
        `mutation { sendMessage(input: { clientMessageId: "k", content: "x", conversationId: ${id} }) { replayed } }`,
    ],
    [
      'sendMessage’s session',
      (id) =>
        `mutation { sendMessage(input: { clientMessageId: "k", content: "x", sessionId: ${id} }) { replayed } }`,
    ],
  ];

  it.each(USES)('of %s is an id, or it is refused', async (_name, using) => {
    for (const id of IDS)
      await expectBad(using(JSON.stringify(id)), {}, /./, /^(BAD_USER_INPUT|NOT_FOUND)$/);
    const nobody = '00000000-0000-0000-0000-000000000000';
    await expectBad(using(JSON.stringify(nobody)), {}, /no such/, /^NOT_FOUND$/);
  });

  it('in capitals is the same id', async () => {
    const { conversations } = await ada.get<{ conversations: { nodes: { id: string }[] } }>(
      '{ conversations { nodes { id } } }',
    );
    const { id } = conversations.nodes[0]!;
    const answer = await ada.get('query ($id: ID!) { conversation(id: $id) { id } }', {
      id: id.toUpperCase(),
    });
    expect(answer).toEqual({ conversation: { id } });
  });
});
