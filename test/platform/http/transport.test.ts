import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from '../../support/app.js';
import { member, type Person } from '../../support/people.js';
import { postOf, type RawAnswer, sendRaw } from './raw.js';

const HELLO = JSON.stringify({ query: '{ __typename }' });
const json = (value: unknown): string => JSON.stringify(value);

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

/** Whatever went wrong, it is told as GraphQL tells it, and the next request is served. */
async function expectRefused(answer: RawAnswer, status: number, message: RegExp): Promise<void> {
  expect(answer.status).toBe(status);
  expect(answer.header('content-type')).toMatch(/json/);
  expect(answer.body.errors).toHaveLength(1);
  const { message: sentence, extensions } = answer.body.errors![0]!;
  expect(sentence).toMatch(message);
  expect(extensions.code).toMatch(/^[A-Z_]+$/);
  expect(extensions.requestId).toBe(answer.header('x-request-id'));
  expect(answer.text).not.toMatch(/ at .*\.[jt]s|node_modules|select |127\.0\.0\.1/);
  const next = await sendRaw(app.url, [postOf(HELLO, { connection: 'close' })]);
  expect(next.body).toEqual({ data: { __typename: 'Query' } });
}

describe('A body', () => {
  it.each([
    ['that is no JSON', '{bad', 400, /not valid JSON/],
    ['that is empty', '', 400, /./],
    ['that is an empty list', '[]', 400, /./],
    ['that is a batch', `[${HELLO},${HELLO}]`, 400, /batching/i],
    ['null', 'null', 400, /./],
    ['that is a text', '"x"', 400, /./],
    ['that is a number', '7', 400, /./],
    ['without a query', '{}', 400, /./],
    ['whose query is a number', json({ query: 123 }), 400, /must be strings/],
    ['whose query is empty', json({ query: '' }), 400, /non-empty/],
    ['whose variables are a text', json({ query: '{a}', variables: 'str' }), 400, /variables/],
    ['whose variables are a list', json({ query: '{a}', variables: [] }), 400, /variables/],
    [
      'with two operations and no name',
      json({ query: 'query A {me{id}} query B {me{id}}' }),
      400,
      /operation name/i,
    ],
    [
      'with an unknown operation',
      json({ query: 'query A {me{id}}', operationName: 'C' }),
      400,
      /"C"/,
    ],
    [
      'that is not UTF-8',
      Buffer.concat([
        Buffer.from('{"query":"{ __typename } #'),
        Buffer.from([0xff, 0xfe]),
        Buffer.from('"}'),
      ]),
      400,
      /UTF-8/,
    ],
    ['in UTF-16', Buffer.from(HELLO, 'utf16le'), 400, /UTF-8/],
    ['of 2 MB', json({ query: `{ __typename } #${'x'.repeat(2_000_000)}` }), 413, /1 MiB/],
    [
      'of 300,000 nested lists',
      `{"query":"{ __typename }","variables":{"a":${'['.repeat(300_000)}`,
      400,
      /JSON/,
    ],
  ])('%s is refused', async (_name, body, status, message) => {
    await expectRefused(
      await sendRaw(app.url, [postOf(body, { connection: 'close' })]),
      status,
      message,
    );
  });

  it('may begin with a byte order mark', async () => {
    const answer = await sendRaw(app.url, [postOf(`\uFEFF${HELLO}`, { connection: 'close' })]);
    expect(answer.body).toEqual({ data: { __typename: 'Query' } });
  });

  it('in which a name stands twice means the last one', async () => {
    const body = '{"query":"{ a }","query":"{ __typename }"}';
    const answer = await sendRaw(app.url, [postOf(body, { connection: 'close' })]);
    expect(answer.body).toEqual({ data: { __typename: 'Query' } });
  });

  it.each(['__proto__', '\\u005f_proto__', 'constructor', 'prototype'])(
    'cannot reach a prototype by %s',
    async (name) => {
      const body = `{"query":"query ($f: MessageFilter) { searchChat(query: \\"x\\", filter: $f) { totalCount } }","variables":{"f":{"${name}":{"polluted":true}}},"${name}":{"polluted":true}}`;
      const answer = await sendRaw(app.url, [postOf(body, { connection: 'close' })]);
      expect([200, 400, 401]).toContain(answer.status);
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    },
  );

  it.each(['gzip', 'deflate', 'br'])('packed with %s is not unpacked', async (encoding) => {
    const answer = await sendRaw(app.url, [
      postOf(Buffer.alloc(200, 1), { connection: 'close', 'content-encoding': encoding }),
    ]);
    await expectRefused(answer, 400, /JSON/);
  });
});

describe('A request from a page of another site', () => {
  it.each([
    ['text/plain'],
    ['application/x-www-form-urlencoded'],
    ['multipart/form-data; boundary=x'],
  ])('in %s is refused', async (type) => {
    const answer = await sendRaw(app.url, [
      postOf(HELLO, { connection: 'close', 'content-type': type }),
    ]);
    await expectRefused(answer, 400, /CSRF|cross-site/i);
  });

  it('without any type is refused', async () => {
    const bytes = postOf(HELLO, { connection: 'close' })
      .toString()
      .replace('content-type: application/json\r\n', '');
    await expectRefused(await sendRaw(app.url, [bytes]), 400, /CSRF|cross-site/i);
  });

  it('by its address alone is refused', async () => {
    const response = await fetch(
      `${app.url}/graphql?query=${encodeURIComponent('{ __typename }')}`,
    );
    expect(response.status).toBe(400);
  });
});

describe('A method', () => {
  let ada: Person;
  beforeAll(async () => {
    ada = await member(app);
  });
  const ask = (method: string, path: string) =>
    fetch(`${app.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${ada.token}`, 'apollo-require-preflight': 'yes' },
    });

  it('GET may ask', async () => {
    const response = await ask('GET', `/graphql?query=${encodeURIComponent('{ __typename }')}`);
    expect(await response.json()).toEqual({ data: { __typename: 'Query' } });
  });

  it('GET may change nothing', async () => {
    const rows = () => app.database.query('select from account');
    const before = await rows();
    const response = await ask(
      'GET',
      `/graphql?query=${encodeURIComponent('mutation { createGuest { token } }')}`,
    );
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
    // The caller's own account appears; no guest's does.
    expect((await rows()).length - before.length).toBeLessThanOrEqual(1);
    expect(await app.database.query(`select from account where kind = 'GUEST'`)).toEqual([]);
  });

  it.each(['PUT', 'DELETE', 'PATCH', 'TRACE'])('%s leads nowhere', async (method) => {
    const answer = await sendRaw(app.url, [
      `${method} /graphql HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`,
    ]);
    expect([404, 405]).toContain(answer.status);
    await expectRefused(answer, answer.status, /./);
  });

  it('on an address that does not exist finds nothing', async () => {
    const answer = await sendRaw(app.url, [
      'GET /nowhere?query=x HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
    ]);
    await expectRefused(answer, 404, /nothing here/);
  });

  it('on an address that cannot be read is refused', async () => {
    const answer = await sendRaw(app.url, [
      'GET /%zz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
    ]);
    await expectRefused(answer, 400, /./);
  });
});
