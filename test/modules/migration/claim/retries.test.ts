import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import { type RunningApp, startApp } from '../../../support/app.js';
import { claim } from '../../../support/claims.js';
import { guest, member, type Person } from '../../../support/people.js';
import { all, did, start, tryEvent } from '../../../support/visits.js';
import { history, send } from '../../chat/turn/turns.js';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

async function parties(): Promise<{ visitor: Person; ada: Person }> {
  return { visitor: await guest(app), ada: await member(app) };
}

/** A client numbers its messages, as some do. */
const first = (content: string) => ({ clientMessageId: '1', content });

describe('A member who sends again what the guest had sent', () => {
  it('finds the guest’s turn', async () => {
    const { visitor, ada } = await parties();
    const input = { clientMessageId: randomUUID(), content: 'Are you there?' };
    const turn = await send(visitor, input);
    await claim(ada, visitor);
    const again = await send(ada, input);
    expect(again.replayed).toBe(true);
    expect(again.message.id).toBe(turn.message.id);
    expect(again.reply.id).toBe(turn.reply.id);
    expect(await history(ada)).toHaveLength(2);
  });

  it('is not bound by the guest’s numbers when saying something else', async () => {
    const { visitor, ada } = await parties();
    await send(visitor, first('I am a guest.'));
    await claim(ada, visitor);
    expect((await send(ada, first('I am Ada.'))).replayed).toBe(false);
    expect(await history(ada)).toHaveLength(4);
  });

  it('finds their own turn before the guest’s', async () => {
    const { visitor, ada } = await parties();
    const own = await send(ada, first('ok'));
    const theirs = await send(visitor, first('ok'));
    await claim(ada, visitor);
    const again = await send(ada, first('ok'));
    expect([again.message.id, again.replayed]).toEqual([own.message.id, true]);
    expect(again.message.id).not.toBe(theirs.message.id);
  });

  it('is nobody else', async () => {
    const { visitor, ada } = await parties();
    await send(visitor, first('ok'));
    const bob = await member(app);
    await claim(ada, visitor);
    expect((await send(bob, first('ok'))).replayed).toBe(false);
  });
});

describe('A member who goes on with a visit of the guest', () => {
  it('finds it, ended by the claim, by whichever name it was begun', async () => {
    const { visitor, ada } = await parties();
    const device = 'a phone';
    const { id } = await start(visitor, { clientSessionId: 'tab 1', device });
    await start(visitor, { clientSessionId: 'tab 2', device });
    await claim(ada, visitor);
    for (const clientSessionId of ['tab 1', 'tab 2']) {
      expect(await start(ada, { clientSessionId, device })).toMatchObject({
        id,
        endReason: 'CLAIMED',
      });
    }
    expect(await all(ada)).toHaveLength(1);
  });

  it('records once what the guest had recorded', async () => {
    const { visitor, ada } = await parties();
    const { id: sessionId } = await start(visitor);
    const event = { sessionId, clientEventId: '1', startedAt: new Date() };
    await did(visitor, event);
    await claim(ada, visitor);
    expect((await did(ada, event)).activities).toHaveLength(1);
    const { id: own } = await start(ada);
    expect((await did(ada, { sessionId: own, clientEventId: '1' })).activities).toHaveLength(1);
  });

  it('may not use their own numbers twice', async () => {
    const { visitor, ada } = await parties();
    const { id: sessionId } = await start(ada);
    await did(ada, { sessionId, clientEventId: '1' });
    await claim(ada, visitor);
    const { errors } = await tryEvent(ada, { sessionId, clientEventId: '1', kind: 'MUSIC' });
    expect(errors).toMatchObject([{ extensions: { code: 'IDEMPOTENCY_KEY_REUSED' } }]);
  });
});
