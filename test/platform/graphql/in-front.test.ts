import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from '../../support/app.js';
import { member, type Person } from '../../support/people.js';
import { say } from '../../support/talk.js';

const QUERY = 'query History($last: Int) { chatHistory(last: $last) { nodes { content role } } }';
/** Seen this often, a query is compiled and no longer led through the GraphQL server. */
const OFTEN = 4;
const PASSING = new Set(['date', 'x-request-id', 'keep-alive']);

/** The first answers are the server's, the later ones those given in front of it. */
describe('A query that is compiled', () => {
  let app: RunningApp;
  let ada: Person;
  beforeAll(async () => {
    app = await startApp({ env: { CACHE: 'off' } });
    ada = await member(app);
    await say(ada, 'The moon is out');
  });
  afterAll(() => app.stop());

  async function told(body: object, headers: Record<string, string> = {}): Promise<object> {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${ada.token}`,
        ...headers,
      },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    const seen = [...response.headers].filter(([name]) => !PASSING.has(name));
    return { status: response.status, headers: seen, text: text.replaceAll(/[0-9a-f-]{36}/g, '') };
  }

  it.each([
    [{}],
    [{ accept: '*/*' }],
    [{ accept: 'application/json' }],
    [{ accept: 'application/graphql-response+json' }],
    [{ accept: 'application/graphql-response+json;q=0.1, application/json' }],
    [{ accept: 'text/html' }],
    [{ 'content-type': 'text/plain' }],
  ])('is answered with the same status, headers and bytes to %j', async (headers) => {
    const ask = { query: `${QUERY} # ${JSON.stringify(headers)}`, variables: { last: 1 } };
    const answers: object[] = [];
    for (let time = 0; time < OFTEN; time += 1) answers.push(await told(ask, headers));
    expect(answers).toEqual(answers.map(() => answers[0]));
  });

  it.each([
    [{ variables: [] }],
    [{ variables: 'last' }],
    [{ variables: null }],
    [{ variables: { last: 1, more: 2 } }],
    [{ variables: { last: 'one' } }],
    [{ operationName: 'History' }],
    [{ operationName: 'Other' }],
    [{ operationName: 7 }],
    [{ extensions: '' }],
    [{ extensions: { anything: 1 } }],
  ])('is answered with the same words when it comes with %j', async (odd) => {
    const query = `${QUERY} # ${JSON.stringify(odd)}`;
    const before = await told({ query, ...odd });
    for (let time = 0; time < OFTEN; time += 1) await told({ query, variables: { last: 1 } });
    for (let time = 0; time < OFTEN; time += 1)
      expect(await told({ query, ...odd })).toEqual(before);
  });

  it('shows nobody what it showed somebody else', async () => {
    const query = `{ chatHistory { nodes { content } } }`;
    for (let time = 0; time < OFTEN; time += 1) await ada.get(query);
    const bob = await member(app);
    expect(await bob.get(query)).toEqual({ chatHistory: { nodes: [] } });
    const nobody = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    expect(await nobody.json()).toMatchObject({
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
  });
});
