import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setTimeout as pause } from 'node:timers/promises';
import { type RunningApp, startApp } from '../../../support/app.js';
import { companionStub, type CompanionStub } from '../../../support/companion-stub.js';
import { createDatabase } from '../../../support/database.js';
import { databaseProxy, type DatabaseProxy } from '../../../support/database-proxy.js';
import { member } from '../../../support/people.js';
import { brokenRules, letLeasesRunOut } from './consistency.js';
import { askingThe, send, trySend } from './turns.js';

describe('A turn over a bad line to the database', () => {
  let stub: CompanionStub;
  let proxy: DatabaseProxy;
  let app: RunningApp;
  beforeAll(async () => {
    stub = await companionStub();
    const database = await createDatabase();
    proxy = await databaseProxy(database.url);
    app = await startApp({ database: { ...database, url: proxy.url }, env: askingThe(stub) });
  });
  afterAll(async () => {
    await app.stop();
    await app.database.close();
    await proxy.close();
    await stub.close();
  });

  it('is kept when the word that it is kept gets lost, and the retry answers it', async () => {
    const ada = await member(app);
    await ada.get('{ me { id } }');
    const input = { clientMessageId: 'm1', content: 'Did you get this?' };
    const cut = proxy.cutAfterCommit(1);
    const first = await trySend(ada, input);
    await cut;
    expect(first.errors).toMatchObject([
      { extensions: { code: 'SERVICE_UNAVAILABLE', retryable: true } },
    ]);
    // Nobody was asked for the reply: whoever wrote it does not know of it.
    expect(stub.calls.length).toBe(0);
    await letLeasesRunOut(app.database);
    const turn = await send(ada, input);
    expect(turn).toMatchObject({ replayed: true, reply: { status: 'COMPLETE' } });
    expect(turn.conversation.messageCount).toBe(2);
    expect(stub.calls.length).toBe(1);
    expect(await brokenRules(app.database)).toEqual([]);
  });

  it('stores its reply once when the word that it is stored gets lost, and whoever waited sees it', async () => {
    const ada = await member(app);
    const costs = '{ conversations { nodes { tokenCount } } }';
    const before = stub.calls.length;
    stub.next('ok', { text: 'One two three four five.', tokenDelayMs: 60 });
    const sent = send(ada, { clientMessageId: 'm1', content: 'Hello?' });
    await stub.called(before + 1);
    // Somebody looks, and what was seen is kept in the cache.
    const seen = await ada.get(costs);
    const cut = proxy.cutAfterCommit(1);
    const turn = await sent;
    await cut;
    expect(turn.reply.status).toBe('COMPLETE');
    expect(await ada.get(costs)).not.toEqual(seen);
    const log = await app.database.query('select from query_log where message_id = $1', [
      turn.reply.id,
    ]);
    expect(log.length).toBe(1);
    expect(await brokenRules(app.database)).toEqual([]);
  });

  it('keeps a reply that comes while the database is away for two seconds', async () => {
    const ada = await member(app);
    const before = stub.calls.length;
    stub.next('ok', { text: 'Worth the wait.', tokenDelayMs: 60 });
    const { reply } = await send(ada, { clientMessageId: 'm1', content: 'Hello?', wait: false });
    await stub.called(before + 1);
    proxy.cut();
    await pause(2_000);
    proxy.restore();
    const turn = await send(ada, { clientMessageId: 'm1', content: 'Hello?' });
    expect(turn).toMatchObject({
      replayed: true,
      reply: { id: reply.id, status: 'COMPLETE', content: 'Worth the wait.' },
    });
    expect(stub.calls.length).toBe(before + 1);
    expect(await brokenRules(app.database)).toEqual([]);
  });
});
