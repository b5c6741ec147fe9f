import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import { claim } from '../../../support/claims.js';
import { companionStub, type CompanionStub } from '../../../support/companion-stub.js';
import { messageEvents, wholeStream } from '../../../support/listening.js';
import { pairOfApps, type PairOfApps } from '../../../support/pair-of-apps.js';
import { guest, member, type Person } from '../../../support/people.js';
import { accountOf } from '../../../support/talk.js';
import { until } from '../../../support/until.js';
import { brokenRules } from '../../chat/turn/consistency.js';
import { askingThe, history, send, trySend } from '../../chat/turn/turns.js';

const WORDS = Array.from({ length: 12 }, (_, at) => `word${at} `);
const TEXT = WORDS.join('');

let stub: CompanionStub;
let apps: PairOfApps;
beforeAll(async () => {
  stub = await companionStub();
  apps = await pairOfApps({ env: askingThe(stub) });
});
afterAll(async () => {
  await apps.stop();
  await stub.close();
});

const question = (wait: boolean) => ({
  clientMessageId: randomUUID(),
  content: 'Tell me of words.',
  wait,
});

/** What is kept of a reply in the making. */
async function kept(id: string): Promise<{ owner: string; content: string; status: string }> {
  const [row] = await apps.database.query<{ owner: string; content: string; status: string }>(
    'select account_id as owner, content, status from message where id = $1',
    [id],
  );
  return row!;
}

async function parties(): Promise<{ visitor: Person; ada: Person }> {
  return { visitor: await guest(apps.one), ada: await member(apps.one) };
}

describe('A reply that its guest’s claim overtakes', () => {
  it('goes on, is kept as it is written, and is the claimer’s in the end', async () => {
    const { visitor, ada } = await parties();
    const asked = stub.calls.length;
    const [claimed, seen] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    stub.next('ok', { tokens: WORDS, gates: { 4: claimed.promise, 8: seen.promise } });
    const { reply } = await send(visitor, question(false));
    await until(async () => (await kept(reply.id)).content !== '');
    await claim(ada, visitor, apps.other.url);
    const { content: before } = await kept(reply.id);
    const stream = wholeStream(ada, apps.other.url, reply.id);
    claimed.resolve();
    const adaId = await accountOf(ada);
    await until(async () => {
      const { owner, content, status } = await kept(reply.id);
      return owner === adaId && status === 'GENERATING' && content.length > before.length;
    });
    seen.resolve();
    const events = await stream;
    expect(events.at(-1)).toMatchObject({ content: TEXT, status: 'COMPLETE' });
    expect(await history(ada)).toEqual([
      'USER COMPLETE: Tell me of words.',
      `ASSISTANT COMPLETE: ${TEXT}`,
    ]);
    expect(stub.calls.length - asked).toBe(1);
    expect(await brokenRules(apps.database)).toEqual([]);
  });

  it('is told to the claimer, and no more to the guest who waits for it', async () => {
    const { visitor, ada } = await parties();
    const asked = stub.calls.length;
    const claimed = Promise.withResolvers<void>();
    stub.next('ok', { tokens: WORDS, gates: { 6: claimed.promise } });
    const input = question(true);
    const waited = trySend(visitor, input);
    await stub.called(asked + 1);
    await claim(ada, visitor, apps.other.url);
    claimed.resolve();
    expect((await waited).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    const turn = await send(ada, input, apps.other.url);
    expect(turn).toMatchObject({ replayed: true, reply: { content: TEXT, status: 'COMPLETE' } });
    expect(stub.calls.length - asked).toBe(1);
  });
});

describe('A reply whose account is deleted', () => {
  it('is given up', async () => {
    const { visitor } = await parties();
    const asked = stub.calls.length;
    stub.next('hang midway');
    const { reply } = await send(visitor, question(false));
    await visitor.get('mutation { deleteMyData(confirm: true) }');
    await stub.hungUp(asked);
    expect(await kept(reply.id)).toBeUndefined();
  });
});

describe('Whoever follows their messages', () => {
  it('is told at once of those that a claim brings', async () => {
    const { visitor, ada } = await parties();
    await send(visitor, question(true));
    const { messageEvents: now } = await ada.get<{ messageEvents: { endCursor: string } }>(
      '{ messageEvents { endCursor } }',
    );
    const news = messageEvents(ada, apps.other.url, now.endCursor);
    const { content } = (await send(ada, question(true), apps.one.url)).message;
    expect((await news.next()).value!.message.content).toBe(content);
    await news.next();
    await news.next();
    const startedAt = Date.now();
    await claim(ada, visitor);
    expect((await news.next()).value!.message.role).toBe('USER');
    expect(Date.now() - startedAt).toBeLessThan(5_000);
    expect((await news.next()).value!.message.role).toBe('ASSISTANT');
    await news.return(undefined);
  });
});
