import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type RunningApp, startApp, TEST_SECRETS } from '../../support/app.js';
import { guest, member, type Person } from '../../support/people.js';
import { claims, signed } from '../auth/tokens.js';
import { acknowledged, type RawSocket, rawSocket, subscribe } from './raw-socket.js';

const EVENTS = 'subscription { messageEvents { cursor } }';
const INIT = { type: 'connection_init' };

let app: RunningApp;
let ada: Person;
beforeAll(async () => {
  app = await startApp();
  ada = await member(app);
});
afterAll(() => app.stop());

/** What a client does, and the code with which the server ends it. */
type Misbehaviour = (raw: RawSocket) => void;

describe('A socket is closed', () => {
  it.each<[string, number, Misbehaviour]>([
    ['that subscribes before it said who it is', 4401, ({ say }) => say(subscribe('1', EVENTS))],
    ['that says nothing', 4408, () => undefined],
    ['that sends no JSON', 4400, ({ say }) => say('{"type":')],
    ['that sends a bare value', 4400, ({ say }) => say('7')],
    ['that sends a message of no type', 4400, ({ say }) => say({ id: '1' })],
    ['that sends a message of an unknown type', 4400, ({ say }) => say({ type: 'start' })],
    ['that sends what only servers send', 4400, ({ say }) => say({ type: 'connection_ack' })],
    ['that sends bytes', 4400, ({ socket }) => socket.send(Buffer.from(JSON.stringify(INIT)))],
    [
      'that sends a subscription without a document',
      4400,
      ({ say }) => say(subscribe('1', 7 as never)),
    ],
    ['without a token', 4403, ({ say }) => say(INIT)],
    [
      'with a token that is none',
      4403,
      ({ say }) => say({ ...INIT, payload: { authorization: 'Bearer x.y.z' } }),
    ],
    [
      'with a token that is no text',
      4403,
      ({ say }) => say({ ...INIT, payload: { authorization: { token: ada.token } } }),
    ],
    ['that sends more than a megabyte', 1009, ({ say }) => say('x'.repeat(1_100_000))],
  ])('%s: %i', async (_who, code, misbehave) => {
    const raw = await rawSocket(app.url);
    misbehave(raw);
    expect(await raw.closed).toBe(code);
  });

  it.each<[string, number, Misbehaviour]>([
    ['that says twice who it is', 4429, ({ say }) => say(INIT)],
    [
      'that uses an id for two subscriptions at once',
      4409,
      ({ say }) => [1, 2].forEach(() => say(subscribe('same', EVENTS))),
    ],
    ['that goes on in no JSON', 4400, ({ say }) => say('hello?')],
    [
      'that goes on with what only servers send',
      4400,
      ({ say }) => say({ id: '1', type: 'next', payload: {} }),
    ],
  ])('%s: %i', async (_who, code, misbehave) => {
    const raw = await acknowledged(app.url, ada.token);
    misbehave(raw);
    expect(await raw.closed).toBe(code);
  });

  it.each([[[]], [['graphql-ws']], [['mqtt', 'soap']]])(
    'that speaks %j: 4406',
    async (protocols) => {
      expect(await (await rawSocket(app.url, protocols)).closed).toBe(4406);
    },
  );

  it('whatever else it speaks, not when it speaks graphql-transport-ws', async () => {
    const raw = await rawSocket(app.url, ['graphql-ws', 'graphql-transport-ws']);
    expect(raw.socket.protocol).toBe('graphql-transport-ws');
    raw.socket.close();
  });

  it('whose token has expired, at that moment: 4403', async () => {
    const inTwoSeconds = Math.floor(Date.now() / 1_000) + 2;
    const token = await signed(claims({ exp: inTwoSeconds }), TEST_SECRETS.AUTH_SECRET);
    const raw = await acknowledged(app.url, token);
    raw.say(subscribe('1', EVENTS));
    expect(await raw.closed).toBe(4403);
    const lateMs = Date.now() - inTwoSeconds * 1_000;
    expect(lateMs).toBeGreaterThan(-50);
    expect(lateMs).toBeLessThan(1_000);
  });

  it('that is one too many of its account, until another one is closed: 1013', async () => {
    const bob = await guest(app);
    const open = await Promise.all(
      Array.from({ length: 30 }, () => acknowledged(app.url, bob.token)),
    );
    const init = { ...INIT, payload: { authorization: `Bearer ${bob.token}` } };
    const surplus = await rawSocket(app.url);
    surplus.say(init);
    expect(await surplus.closed).toBe(1013);
    open[0]!.socket.close();
    await open[0]!.closed;
    await acknowledged(app.url, bob.token).then(({ socket }) => socket.terminate());
    await acknowledged(app.url, ada.token).then(({ socket }) => socket.terminate());
    for (const { socket } of open) socket.terminate();
  });
});

describe('No socket is opened', () => {
  it.each([
    ['at another address', '/elsewhere', 404],
    ['at the root', '/', 404],
  ])('%s', async (_where, path, status) => {
    const socket = new WebSocket(app.url.replace('http', 'ws') + path, ['graphql-transport-ws']);
    const [error] = (await once(socket, 'error').catch((thrown: unknown) => [thrown])) as [Error];
    expect(error.message).toBe(`Unexpected server response: ${status}`);
  });
});
