import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, spawnApp, TEST_SECRETS } from '../../support/app.js';
import { type Person, personWith, post, SEND } from '../../support/people.js';
import { ANSWER, SAVE, scored } from '../../modules/personality/people.js';
import { claims, signed } from '../auth/tokens.js';
import { until } from '../../support/until.js';
import { postOf, sendRaw } from '../http/raw.js';
import { acknowledged, rawSocket, subscribe } from '../socket/raw-socket.js';

/** Stands in everything that is said, searched, named or sent; a log may know none of it. */
const MARK = 'xyzzy-plugh';
const EMAIL = `${MARK}@example.org`;

let app: RunningApp & { output(): string };
let ada: Person;
beforeAll(async () => {
  app = await spawnApp({ env: { LOG_LEVEL: 'trace' } });
  ada = personWith(
    app,
    await signed(claims({ sub: `${MARK}-subject`, email: EMAIL }), TEST_SECRETS.AUTH_SECRET),
  );
});
afterAll(() => app.stop());

/** Every operation of the chat, with the mark wherever text is taken. */
const CALLS: [query: string, variables?: object][] = [
  ['{ me { id email } }'],
  ['mutation { createGuest { token account { id } } }'],
  [
    'mutation ($i: ConversationInput) { createConversation(input: $i) { id title } }',
    {
      i: {
        title: MARK,
        description: MARK,
        systemPrompt: MARK,
        tags: [MARK],
        model: MARK,
        agentType: MARK,
      },
    },
  ],
  [SEND, { input: { clientMessageId: MARK, content: `${MARK} said` } }],
  [SEND, { input: { clientMessageId: MARK, content: `${MARK} said otherwise` } }],
  [SEND, { input: { clientMessageId: MARK, content: `${MARK}\0` } }],
  [SEND, { input: { clientMessageId: MARK, content: 7, more: MARK } }],
  ['query ($q: String!) { searchChat(query: $q) { nodes { snippet } } }', { q: MARK }],
  [`{ searchChat(query: "${MARK}", filter: { mood: "${MARK}" }) { totalCount } }`],
  [`{ chatHistory(after: "${MARK}") { totalCount } }`],
  [`{ conversation(id: "${MARK}") { id } }`],
  [`query ${MARK.replace('-', '_')} { ${MARK.replace('-', '_')} }`],
  [`{ me { id } # ${MARK}`],
  [`mutation { setTimeZone(timeZone: "${MARK}") { id } }`],
  [
    `mutation { reactToMessage(id: "01890000-0000-7000-8000-000000000000", reaction: "${MARK}") { id } }`,
  ],
  [SAVE, { traits: scored(50), note: MARK }],
  [SAVE, { traits: scored(101), note: MARK }],
  [SAVE, { traits: scored(50), note: `${MARK}\0` }],
  [ANSWER, { answers: [{ itemId: MARK, value: 1 }] }],
];

async function say(): Promise<void> {
  for (const [query, variables] of CALLS) await ada.ask(query, variables);
  await post(app.url, `${MARK}.${MARK}.${MARK}`, { query: '{ me { id } }' });
  await sendRaw(app.url, [
    postOf(`{"query": "${MARK}`, {
      connection: 'close',
      'x-request-id': `${MARK} no id`,
      cookie: MARK,
    }),
  ]);
  await sendRaw(app.url, [
    `GET /${MARK}?query=${MARK} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`,
  ]);
  await sendRaw(app.url, [`${MARK}\r\n\r\n`]);
}

describe('The log, however much it tells', () => {
  it('tells nothing of what people say, who they are, or how they prove it', async () => {
    await say();
    expect(app.output()).toMatch(/"msg":"answered"/);
    expect(app.output()).not.toContain(MARK);
    expect(app.output()).not.toContain(ada.token.split('.')[2]);
    expect(app.output()).not.toMatch(/eyJ[\w-]+\./);
  });

  it('nor of what they say on sockets', async () => {
    const wrong = await rawSocket(app.url);
    wrong.say({ type: 'connection_init', payload: { authorization: `Bearer ${MARK}.x.y`, MARK } });
    await wrong.closed;
    const raw = await acknowledged(app.url, ada.token);
    const broken = [
      `subscription { ${MARK.replace('-', '_')} }`,
      `subscription { messageEvents(after: "${MARK}") { cursor } }`,
      `subscription { replyStream(messageId: "${MARK}") { content } } # ${MARK}`,
    ];
    for (const [at, query] of broken.entries()) raw.say(subscribe(`${MARK} ${at}`, query));
    raw.say(subscribe(MARK, 'subscription { messageEvents { message { content } } }'));
    let heard = await raw.heard();
    while (heard.type !== 'error' && heard.type !== 'next') heard = await raw.heard();
    await ada.ask(SEND, { input: { clientMessageId: `${MARK} 2`, content: `${MARK} once more` } });
    while (heard.id !== MARK) heard = await raw.heard();
    raw.say(`{"type": "${MARK}`);
    await raw.closed;
    await until(() => app.output().includes('"code":4400'));
    expect(app.output()).not.toContain(MARK);
    expect(app.output()).not.toMatch(/eyJ[\w-]+\./);
  });

  it('does not even when the database quotes it', async () => {
    const broken = [
      `alter table message add constraint refuses_marks check (content not like '%${MARK}%') not valid`,
      `alter table conversation add constraint refuses_titles check (title not like '%${MARK}%') not valid`,
      `alter table personality add constraint refuses_notes check (note not like '%${MARK}%') not valid`,
    ];
    for (const statement of broken) await app.database.query(statement);
    for (const [nth, [query]] of [CALLS[2]!, CALLS[3]!].entries()) {
      const variables =
        nth === 0 ? { i: { title: MARK } } : { input: { clientMessageId: 'other', content: MARK } };
      const { errors } = await ada.ask(query, variables);
      expect(errors![0]!.extensions.code).toBe('INTERNAL_SERVER_ERROR');
      expect(JSON.stringify(errors)).not.toMatch(/refuses_|constraint|xyzzy/);
    }
    const note = { traits: scored(50), note: MARK };
    expect(await ada.refusal(SAVE, note)).toBe('INTERNAL_SERVER_ERROR');
    // The server's words come through a pipe, its answers through a socket: these may be here first.
    await until(() => app.output().split(`"code":"23514"`).length > 3);
    expect(app.output()).not.toContain(MARK);
    const lines = app.output().trim().split('\n');
    expect(lines.filter((line) => !line.startsWith('{"level":'))).toEqual([
      expect.stringMatching(/^Smriti listens on/),
    ]);
  });

  it('nor do the metrics', async () => {
    const text = await (await fetch(`${app.url}/metrics`)).text();
    expect(text).toMatch(/process_cpu/);
    expect(text).not.toContain(MARK);
  });
});
