import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import { type RunningApp, startApp } from '../../support/app.js';
import { member, type Person } from '../../support/people.js';
import { say } from '../../support/talk.js';
import { until } from '../../support/until.js';
import { acknowledged, type RawSocket, subscribe } from './raw-socket.js';

const EVENTS = 'subscription { messageEvents { cursor } }';
const STREAM = 'subscription ($id: ID!) { replyStream(messageId: $id) { status } }';

let app: RunningApp;
let ada: Person;
let raw: RawSocket;
beforeAll(async () => {
  app = await startApp();
  ada = await member(app);
  raw = await acknowledged(app.url, ada.token);
});
afterAll(async () => {
  raw.socket.terminate();
  await app.stop();
});

interface Told {
  message: string;
  extensions: { code: string; requestId: string };
}

/** The errors that a subscription is answered with, whichever message brings them. */
async function refusalOf(query: unknown, variables?: object): Promise<Told[]> {
  raw.say(subscribe(randomUUID(), query as string, variables));
  const { type, payload } = await raw.heard();
  if (type === 'error') return payload as Told[];
  const { errors } = payload as { errors: Told[] };
  expect((await raw.heard()).type).toBe('complete');
  return errors;
}

describe('A subscription', () => {
  const deep = (levels: number): string =>
    levels === 0 ? 'id' : `siblings { ${deep(levels - 1)} }`;
  it.each<[string, string, object | undefined, string, RegExp]>([
    [
      'that is too deep',
      `subscription { messageEvents { message { ${deep(10)} } } }`,
      undefined,
      'BAD_USER_INPUT',
      /limit on depth/,
    ],
    [
      'with too many aliases',
      `subscription { messageEvents { ${Array.from({ length: 101 }, (_, at) => `a${at}: cursor`).join(' ')} } }`,
      undefined,
      'BAD_USER_INPUT',
      /limit on aliases/,
    ],
    ['that is no GraphQL', 'subscription {', undefined, 'BAD_USER_INPUT', /Syntax Error/],
    [
      'with a field that is misspelt',
      'subscription { messageEvent { cursor } }',
      undefined,
      'BAD_USER_INPUT',
      /^Cannot query field "messageEvent" on type "Subscription"\.$/,
    ],
    [
      'of two fields',
      'subscription { messageEvents { cursor } replyStream(messageId: "x") { status } }',
      undefined,
      'BAD_USER_INPUT',
      /only one top level field/,
    ],
    ['that is a query', '{ me { id } }', undefined, 'BAD_USER_INPUT', /by POST/],
    ['that is a mutation', 'mutation { clearHistory }', undefined, 'BAD_USER_INPUT', /by POST/],
    ['without its variable', STREAM, {}, 'BAD_USER_INPUT', /\$id/],
    ['with an id that is none', STREAM, { id: 'x' }, 'BAD_USER_INPUT', /not the id of a message/],
    ['of a reply that is not there', STREAM, { id: randomUUID() }, 'NOT_FOUND', /no such message/],
    [
      'with a cursor that was made up',
      'subscription { messageEvents(after: "x") { cursor } }',
      undefined,
      'BAD_USER_INPUT',
      /cursor/,
    ],
  ])('%s is refused in the words of a request', async (_what, query, variables, code, words) => {
    const errors = await refusalOf(query, variables);
    expect(errors[0]).toMatchObject({
      message: expect.stringMatching(words),
      extensions: { code },
    });
    expect(errors[0]!.extensions.requestId).toMatch(/\S/);
    expect(JSON.stringify(errors)).not.toMatch(/stack|originalError|node_modules/);
  });

  it('is answered over HTTP that it needs a socket', async () => {
    const { status, errors } = await ada.ask(EVENTS);
    expect([status, errors![0]!.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
  });

  it('with names of prototypes among its variables changes none', async () => {
    raw.say(
      `{"id":"p","type":"subscribe","payload":{"query":"subscription { messageEvents(after: \\"x\\") { cursor } }","variables":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}}`,
    );
    expect((await raw.heard()).id).toBe('p');
    expect((await raw.heard()).type).toBe('complete');
    expect(({} as { polluted?: number }).polluted).toBe(undefined);
  });
});

describe('The metrics', () => {
  it('say how many sockets are open', async () => {
    const open = async (): Promise<number> => {
      const text = await (await fetch(`${app.url}/metrics`)).text();
      return Number(/^smriti_sockets (\d+)$/m.exec(text)![1]);
    };
    const before = await open();
    const more = await acknowledged(app.url, ada.token);
    expect(await open()).toBe(before + 1);
    more.socket.close();
    await until(async () => (await open()) === before);
  });
});

describe('A socket with ten thousand subscriptions', () => {
  it('carries fifty of them, and others when these end', async () => {
    const wide = await acknowledged(app.url, ada.token);
    for (let n = 0; n < 10_000; n += 1) wide.say(subscribe(`s${n}`, EVENTS));
    for (let refused = 0; refused < 9_950; refused += 1) {
      const { type, payload } = await wide.heard();
      expect([type, (payload as Told[])[0]!.extensions.code]).toEqual(['error', 'RATE_LIMITED']);
    }
    await say(ada, 'Is this heard by each?');
    const heard = new Set<string>();
    while (heard.size < 50) {
      const { type, id } = await wide.heard();
      expect(type).toBe('next');
      heard.add(id!);
    }
    for (const id of heard) wide.say({ id, type: 'complete' });
    const other = randomUUID();
    wide.say(subscribe(other, STREAM, { id: randomUUID() }));
    let answer = await wide.heard();
    while (answer.id !== other) answer = await wide.heard();
    expect((answer.payload as Told[])[0]!.extensions.code).toBe('NOT_FOUND');
    wide.socket.terminate();
  });
});
