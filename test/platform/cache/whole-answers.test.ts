import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RunningApp, spawnApp, startApp } from '../../support/app.js';
import { member, type Person, post, SEND } from '../../support/people.js';
import { until } from '../../support/until.js';

const HISTORY =
  'query History($last: Int) { chatHistory(last: $last) { totalCount nodes { id content status } } }';

describe('A whole answer', () => {
  let app: RunningApp & { app: { get: unknown } };
  let other: RunningApp;
  let ada: Person;
  beforeAll(async () => {
    app = await startApp();
    other = await spawnApp({ database: app.database });
  });
  afterAll(async () => {
    await other.stop();
    await app.stop();
  });
  beforeEach(async () => {
    ada = await member(app);
    await ada.get(SEND, { input: { clientMessageId: 'm1', content: 'My cat is called Luna.' } });
  });

  /** How often the GraphQL engine was asked, by what the fields' cache counted. */
  const engineReads = async (at = app.url) => {
    const text = await (await fetch(`${at}/metrics`)).text();
    const lines = text.match(/^smriti_whole_answers_total\{.*\} (\d+)$/gm) ?? [];
    return Object.fromEntries(
      lines.map((line) => [/outcome="(\w+)"/.exec(line)![1], Number(line.split(' ').at(-1))]),
    );
  };
  const kept = async (query = HISTORY, variables: object = { last: 5 }, at = app.url) =>
    until(async () => {
      const before = (await engineReads(at))['hit'] ?? 0;
      await ada.ask(query, variables, at);
      return ((await engineReads(at))['hit'] ?? 0) > before;
    });

  it('is the same, byte for byte, from the engine and from the cache', async () => {
    const bytes = async () =>
      (
        await fetch(`${app.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${ada.token}` },
          body: JSON.stringify({ query: HISTORY, variables: { last: 5 } }),
        })
      ).text();
    const first = await bytes();
    await kept();
    expect(await bytes()).toBe(first);
  });

  it('is forgotten by a write on another process before that write is acknowledged', async () => {
    await kept();
    for (let n = 2; n < 12; n += 1) {
      await ada.get(SEND, { input: { clientMessageId: `m${n}`, content: 'More' } }, other.url);
      const { chatHistory } = await ada.get<{ chatHistory: { totalCount: number } }>(HISTORY, {
        last: 5,
      });
      expect(chatHistory.totalCount).toBe(2 * n);
    }
  });

  it('is for nobody else: without a token, with another one, it is asked anew', async () => {
    await kept();
    const nobody = await post(app.url, undefined, { query: HISTORY, variables: { last: 5 } });
    expect(nobody.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    const bob = await member(app);
    const { chatHistory } = await bob.get<{ chatHistory: { totalCount: number } }>(HISTORY, {
      last: 5,
    });
    expect(chatHistory.totalCount).toBe(0);
  });

  it('is told apart by variables, operation name and accepted media type', async () => {
    await kept();
    const one = await ada.get<{ chatHistory: { nodes: object[] } }>(HISTORY, { last: 1 });
    expect(one.chatHistory.nodes).toHaveLength(1);
    const two = await post<{ me?: object }>(app.url, ada.token, {
      query: `${HISTORY} query Me { me { id } }`,
      operationName: 'Me',
    });
    expect(two.data.me).toBeDefined();
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        authorization: `Bearer ${ada.token}`,
      },
      body: JSON.stringify({ query: HISTORY, variables: { last: 5 } }),
    });
    expect(response.headers.get('content-type')).toContain('application/graphql-response+json');
  });

  it.each([
    ['a mutation', 'mutation { setTimeZone(timeZone: "Asia/Dhaka") { id } }'],
    ['an error', '{ conversation(id: "01a1fc00-08b7-71c8-9dbb-ea71834de44c") { id } }'],
    ['a field without a policy', '{ me { id } chatHistory { totalCount } }'],
    ['introspection', '{ __schema { queryType { name } } chatHistory { totalCount } }'],
  ])('is never kept of %s', async (_, query) => {
    const before = (await engineReads())['hit'] ?? 0;
    for (let n = 0; n < 4; n += 1) await ada.ask(query);
    expect((await engineReads())['hit'] ?? 0).toBe(before);
  });

  it('carries the id of its own request', async () => {
    await kept();
    const ids = await Promise.all(
      [1, 2].map(async () => (await ada.ask(HISTORY, { last: 5 })).headers.get('x-request-id')),
    );
    expect(new Set(ids).size).toBe(2);
  });

  it('grows with what its variables bring in', async () => {
    const query = `query Q($more: Boolean!) { chatHistory { totalCount } conversations @include(if: $more) { totalCount } }`;
    await kept(query, { more: false });
    await kept(query, { more: true });
    await ada.get('mutation { createConversation { id } }', {}, other.url);
    expect(await ada.get(query, { more: true })).toMatchObject({
      conversations: { totalCount: 2 },
    });
  });
});
