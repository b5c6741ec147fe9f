import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AbandonedReplies } from '../../../../src/modules/chat/turn/abandoned-replies.js';
import { spawnApp, startApp } from '../../../support/app.js';
import { companionStub, type CompanionStub } from '../../../support/companion-stub.js';
import { member } from '../../../support/people.js';
import { until } from '../../../support/until.js';
import { brokenRules, letLeasesRunOut } from './consistency.js';
import { askingThe, history, send } from './turns.js';

describe('A reply whose writer was killed, and to which nobody comes back', () => {
  let stub: CompanionStub;
  let app: Awaited<ReturnType<typeof startApp>>;
  beforeAll(async () => {
    stub = await companionStub();
    app = await startApp({ env: askingThe(stub, 60_000) });
  });
  afterAll(async () => {
    await app.stop();
    await stub.close();
  });

  const log = (id: string) =>
    app.database.query('select attempt, outcome, model from query_log where message_id = $1', [id]);
  const status = async (id: string) =>
    (await app.database.query('select status, content from message where id = $1', [id]))[0];
  const sweep = () => app.app.get(AbandonedReplies, { strict: false }).pass();
  const letTimePass = () =>
    app.database.query(
      `update message set lease_until = lease_until - interval '61 seconds' where status = 'GENERATING'`,
    );

  it('is interrupted after a minute, with what was written and its line in the log', async () => {
    const doomed = await spawnApp({ database: app.database, env: askingThe(stub, 60_000) });
    const ada = await member(app);
    stub.next('ok', { text: 'It was a dark and stormy night.', tokenDelayMs: 400 });
    const input = { clientMessageId: 'm1', content: 'Tell me a story.' };
    const { reply } = await send(ada, { ...input, wait: false }, doomed.url);
    await until(async () => ((await status(reply.id)) as { content: string }).content !== '');
    doomed.process.kill('SIGKILL');
    await once(doomed.process, 'exit');
    await letLeasesRunOut(app.database);
    expect(await sweep()).toBe(0);
    expect(await status(reply.id)).toMatchObject({ status: 'GENERATING' });
    await letTimePass();
    expect(await sweep()).toBe(1);
    expect(await sweep()).toBe(0);
    expect(await status(reply.id)).toEqual({
      status: 'INTERRUPTED',
      content: expect.stringMatching(/^It/),
    });
    expect(await log(reply.id)).toEqual([
      { attempt: 1, outcome: 'INTERRUPTED', model: 'stub-model' },
    ]);
    expect(await brokenRules(app.database)).toEqual([]);
    // Whoever comes back after all goes on with it.
    expect(await send(ada, input)).toMatchObject({
      replayed: true,
      reply: { id: reply.id, status: 'COMPLETE' },
    });
    expect(await history(ada)).toHaveLength(2);
  });

  it('is left alone by the sweep where it is still being written', async () => {
    const ada = await member(app);
    const before = stub.calls.length;
    stub.next('ok', { text: 'Slow.', tokenDelayMs: 1_500 });
    const { reply } = await send(ada, { clientMessageId: 'm2', content: 'Hi.', wait: false });
    await stub.called(before + 1);
    expect(await sweep()).toBe(0);
    await until(async () => (await log(reply.id)).length === 1);
    expect(await log(reply.id)).toMatchObject([{ outcome: 'COMPLETE' }]);
  });
});
