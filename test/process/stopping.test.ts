import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spawnApp } from '../support/app.js';
import { companionStub, type CompanionStub } from '../support/companion-stub.js';
import { createDatabase, type TestDatabase } from '../support/database.js';
import { acknowledged, subscribe } from '../platform/socket/raw-socket.js';
import { member, SEND } from '../support/people.js';
import { until } from '../support/until.js';

let stub: CompanionStub;
let database: TestDatabase;
beforeAll(async () => {
  stub = await companionStub();
  database = await createDatabase();
});
afterAll(async () => {
  await stub.close();
  await database.close();
});

const started = () =>
  spawnApp({
    database,
    env: {
      COMPANION_PROVIDER: 'openai-compatible',
      COMPANION_BASE_URL: stub.url,
      COMPANION_MODEL: 'stub',
      COMPANION_TIMEOUT_MS: '60000',
    },
  });

/** Tells it to stop; answers its exit code and how long it took. */
async function stopped(app: { process: Awaited<ReturnType<typeof started>>['process'] }) {
  const begun = performance.now();
  const exit = once(app.process, 'exit');
  app.process.kill('SIGTERM');
  const [code, signal] = (await exit) as [number | null, string | null];
  return { code, signal, ms: performance.now() - begun };
}

const readiness = async (url: string) => {
  const response = await fetch(`${url}/health/ready`, { headers: { connection: 'close' } }).catch(
    () => null,
  );
  return response?.status ?? 'gone';
};

describe('A server that is told to stop', () => {
  it('with nothing to do ends at once, whoever keeps a connection', async () => {
    const app = await started();
    await (await member(app)).get('{ me { id } }');
    expect(await readiness(app.url)).toBe(200);
    const { code, ms } = await stopped(app);
    expect(code).toBe(0);
    expect(ms).toBeLessThan(3_000);
  });

  it('lets a reply of three seconds be given, and begins nothing else', async () => {
    const app = await started();
    const [ada, bob] = [await member(app), await member(app)];
    stub.next('ok', { tokens: ['a ', 'long ', 'story'], tokenDelayMs: 1_000 });
    const calls = stub.calls.length;
    const sending = ada.ask<{ sendMessage: { reply: { status: string; content: string } } }>(SEND, {
      input: { clientMessageId: 'm1', content: 'Tell me a story.' },
    });
    await stub.called(calls + 1);
    const stopping = stopped(app);
    await pause(500);
    expect(await readiness(app.url)).toBe(503);
    const { status, errors } = await bob.ask(SEND, {
      input: { clientMessageId: 'm2', content: 'Hi' },
    });
    expect([status, errors?.[0]?.extensions.code]).toEqual([503, 'SERVICE_UNAVAILABLE']);
    const { data } = await sending;
    expect(data.sendMessage.reply).toMatchObject({ status: 'COMPLETE', content: 'a long story' });
    const { code, ms } = await stopping;
    expect(code).toBe(0);
    expect(ms).toBeLessThan(8_000);
    expect(app.output()).not.toMatch(/"level":"(error|fatal)"/);
  });

  it('lets a reply be read to its end, and then closes the sockets', async () => {
    const app = await started();
    const [ada, bob] = [await member(app), await member(app)];
    stub.next('ok', { tokens: ['a ', 'long ', 'story'], tokenDelayMs: 1_200 });
    const { sendMessage } = await ada.get<{ sendMessage: { reply: { id: string } } }>(SEND, {
      input: { clientMessageId: 'm1', content: 'Tell me a story.', wait: false },
    });
    const idle = await acknowledged(app.url, bob.token);
    const raw = await acknowledged(app.url, ada.token);
    raw.say(
      subscribe(
        '1',
        `subscription { replyStream(messageId: "${sendMessage.reply.id}") { content status } }`,
      ),
    );
    await raw.heard();
    const stopping = stopped(app);
    await until(async () => (await readiness(app.url)) !== 200);
    raw.say(subscribe('2', 'subscription { messageEvents { cursor } }'));
    const heard = [await raw.heard()];
    while (heard.at(-1)!.type !== 'complete') heard.push(await raw.heard());
    expect(heard.find(({ id }) => id === '2')).toMatchObject({
      type: 'error',
      payload: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }],
    });
    expect(heard.at(-2)!.payload).toEqual({
      data: { replyStream: { content: 'a long story', status: 'COMPLETE' } },
    });
    expect([await raw.closed, await idle.closed]).toEqual([1001, 1001]);
    const { code, ms } = await stopping;
    expect(code).toBe(0);
    expect(ms).toBeLessThan(8_000);
    expect(app.output()).not.toMatch(/"level":"(error|fatal)"/);
  });

  it('twice ends at once', async () => {
    const app = await started();
    const ada = await member(app);
    stub.next('hang');
    const calls = stub.calls.length;
    const sending = ada
      .ask(SEND, { input: { clientMessageId: 'm1', content: 'Hello?' } })
      .catch(() => null);
    await stub.called(calls + 1);
    const stopping = stopped(app);
    await pause(300);
    const second = stopped(app);
    expect((await stopping).code).not.toBe(0);
    expect((await second).ms).toBeLessThan(1_000);
    await sending;
  });
});
