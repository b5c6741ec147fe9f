import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, spawnApp, startApp } from '../../../support/app.js';
import { companionStub } from '../../../support/companion-stub.js';
import { databaseProxy, type DatabaseProxy } from '../../../support/database-proxy.js';
import { member } from '../../../support/people.js';
import { until } from '../../../support/until.js';
import { brokenRules, letLeasesRunOut } from './consistency.js';
import { askingThe, history, send, trySend } from './turns.js';

type Doomed = Awaited<ReturnType<typeof spawnApp>> & { proxy: DatabaseProxy };

/**
 * Statements that change something, or make it last. Dying before a mere look is the same to the
 * database as dying before the next of these.
 */
const WRITES = /^(insert|update|delete|with place|commit)/i;

/** Of so many changes one is died before; `npm run soak:crash` takes each. */
const STEP = Number(process.env['CRASH_STEP'] ?? 3);

/** An app that is to be killed, with a proxy between it and the database. */
async function doomedApp(database: RunningApp['database'], env = {}): Promise<Doomed> {
  const proxy = await databaseProxy(database.url, WRITES);
  const app = await spawnApp({ database: { ...database, url: proxy.url }, env });
  return { ...app, proxy };
}

async function kill({ process, proxy }: Doomed): Promise<void> {
  process.kill('SIGKILL');
  await once(process, 'exit');
  await proxy.close();
}

describe('A send whose process is killed', () => {
  let survivor: RunningApp;
  beforeAll(async () => {
    survivor = await startApp();
  });
  afterAll(() => survivor.stop());

  const outbox = async (): Promise<number> => {
    const rows = await survivor.database.query<{ waiting: number }>(
      'select count(*)::int as waiting from outbox_event',
    );
    return rows[0]!.waiting;
  };

  /** Sends to an app that is killed when it wants to make its n-th change; answers that, if it came. */
  async function killedAt(app: Doomed, n: number): Promise<string | null> {
    const ada = await member(app);
    await ada.get('{ me { id } }');
    // An account's first conversation is made by the same transaction as the message.
    const input = { clientMessageId: 'm1', content: 'Are you there?' };
    const held = app.proxy.holdAt(n);
    const sent = trySend(ada, input).then(
      () => null,
      () => null,
    );
    const statement = await Promise.race([held, sent]);
    await kill(app);
    await sent;
    await letLeasesRunOut(survivor.database);
    expect([n, ...(await brokenRules(survivor.database))]).toEqual([n]);
    const turn = await send(ada, input, survivor.url);
    expect([n, turn.reply.status, turn.conversation.messageCount]).toEqual([n, 'COMPLETE', 2]);
    expect(await history(ada, undefined, survivor.url)).toEqual([
      'USER COMPLETE: Are you there?',
      expect.stringMatching(/^ASSISTANT COMPLETE: /),
    ]);
    expect([n, ...(await brokenRules(survivor.database))]).toEqual([n]);
    return statement;
  }

  it('leaves nothing, or a turn that a retry finishes, whichever statement it dies before', async () => {
    const statements: string[] = [];
    let next = doomedApp(survivor.database);
    for (let n = 1; ; n += STEP) {
      const app = await next;
      next = doomedApp(survivor.database);
      next.catch(() => undefined);
      const statement = await killedAt(app, n);
      if (statement === null) break;
      statements.push(statement);
    }
    await kill(await next);
    expect(statements.length).toBeGreaterThan(2);
    if (STEP === 1) {
      // It died in both transactions, and between them.
      expect(statements.filter((sql) => /^commit/i.test(sql)).length).toBeGreaterThanOrEqual(2);
      expect(statements.filter((sql) => /^insert into "?message"?/i.test(sql)).length).toBe(1);
    }
    await until(async () => (await outbox()) === 0);
  }, 300_000);
});

describe('A send whose process is killed while the companion thinks', () => {
  it('is finished by whoever waits for it, once its lease is over', async () => {
    const stub = await companionStub();
    const survivor = await startApp({ env: askingThe(stub) });
    const app = await doomedApp(survivor.database, askingThe(stub));
    const ada = await member(app);
    const input = { clientMessageId: 'm1', content: 'Are you there?' };
    stub.next('hang midway', { text: 'I am just about to say.' });
    const sent = trySend(ada, input).catch(() => null);
    await stub.called(1);
    const startedAt = Date.now();
    await kill(app);
    await sent;
    const turn = await send(ada, input, survivor.url);
    expect(Date.now() - startedAt).toBeLessThan(12_000);
    expect(turn).toMatchObject({ replayed: true, reply: { content: 'Hello from the stub.' } });
    expect(stub.calls.length).toBe(2);
    const log = await survivor.database.query<{ latency_ms: number }>(
      `select attempt, outcome, model, latency_ms, tokens_in, tokens_out, retries, first_token_ms is null as unseen
       from query_log where message_id = $1 order by attempt`,
      [turn.reply.id],
    );
    // What only the killed process knew is unknown, not nothing.
    const unknown = { tokens_in: null, tokens_out: null, retries: null, unseen: true };
    expect(log).toMatchObject([
      { attempt: 1, outcome: 'INTERRUPTED', model: 'stub-model', ...unknown },
      { attempt: 2, outcome: 'COMPLETE', model: 'stub-model', retries: 0, unseen: false },
    ]);
    expect(log[0]!.latency_ms).toBeLessThan(Date.now() - startedAt + 1_000);
    expect(await brokenRules(survivor.database)).toEqual([]);
    await survivor.stop();
    await stub.close();
  });

  it('gives way to another message, and the account log tells', async () => {
    const stub = await companionStub();
    const survivor = await startApp({ env: askingThe(stub) });
    const app = await doomedApp(survivor.database, askingThe(stub));
    const ada = await member(app);
    stub.next('hang');
    const sent = trySend(ada, { clientMessageId: 'm1', content: 'First.' }).catch(() => null);
    await stub.called(1);
    await kill(app);
    await sent;
    expect(
      (await trySend(ada, { clientMessageId: 'm2', content: 'Too early.' }, survivor.url)).errors,
    ).toMatchObject([{ extensions: { code: 'REPLY_IN_PROGRESS', retryable: true } }]);
    await letLeasesRunOut(survivor.database);
    expect(await history(ada, undefined, survivor.url)).toEqual([
      'USER COMPLETE: First.',
      'ASSISTANT INTERRUPTED: ',
    ]);
    await send(ada, { clientMessageId: 'm3', content: 'Second.' }, survivor.url);
    const log = await survivor.database.query<{ said: string }>(
      `select m.role || m.index as said from account_log l join message m on m.id = l.message_id order by seq`,
    );
    expect(log.map(({ said }) => said)).toEqual([
      'USER1',
      'ASSISTANT2',
      'ASSISTANT2',
      'USER3',
      'ASSISTANT4',
      'ASSISTANT4',
    ]);
    expect(await brokenRules(survivor.database)).toEqual([]);
    await survivor.stop();
    await stub.close();
  });
});
