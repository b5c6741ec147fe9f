import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type RunningApp, spawnApp, startApp } from '../../../support/app.js';
import { companionStub, type CompanionStub } from '../../../support/companion-stub.js';
import { replyStream, wholeStream } from '../../../support/listening.js';
import { member } from '../../../support/people.js';
import { askingThe, send } from '../turn/turns.js';

const TOKENS = ['The ', 'moon ', 'is ', 'far 🌕', ' and ', 'bright.'];
const TEXT = TOKENS.join('');

describe('A reply as it is written', () => {
  let stub: CompanionStub;
  let app: RunningApp;
  let other: RunningApp;
  beforeAll(async () => {
    stub = await companionStub();
    app = await startApp({ env: askingThe(stub) });
    other = await spawnApp({ database: app.database, env: askingThe(stub) });
  });
  afterAll(async () => {
    await other.stop();
    await app.stop();
    await stub.close();
  });

  it.each(['here', 'on another instance'])(
    'comes word by word and ends with its status, %s',
    async (where) => {
      const ada = await member(app);
      stub.next('ok', { tokens: TOKENS, tokenDelayMs: 60 });
      const { reply } = await send(ada, {
        clientMessageId: randomUUID(),
        content: 'How is the moon?',
        wait: false,
      });
      const events = await wholeStream(ada, where === 'here' ? app.url : other.url, reply.id);
      expect(events.map(({ delta }) => delta).join('')).toBe(TEXT);
      expect(events.length).toBeGreaterThanOrEqual(TOKENS.length);
      expect(events.at(-1)).toEqual({
        messageId: reply.id,
        delta: '',
        content: TEXT,
        status: 'COMPLETE',
      });
      expect(events.slice(0, -1).map(({ status }) => status)).not.toContain('COMPLETE');
    },
  );

  it('that has ended is one event', async () => {
    const ada = await member(app);
    const { reply } = await send(ada, { clientMessageId: 'm1', content: 'Hello?' });
    expect(await wholeStream(ada, other.url, reply.id)).toEqual([
      { messageId: reply.id, delta: reply.content, content: reply.content, status: 'COMPLETE' },
    ]);
  });

  it('of somebody else, or of nobody, is not found', async () => {
    const [ada, bob] = [await member(app), await member(app)];
    const { reply, message } = await send(ada, { clientMessageId: 'm1', content: 'Hello?' });
    for (const id of [reply.id, randomUUID()]) {
      await expect(replyStream(bob, app.url, id).next()).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    }
    for (const id of [message.id, 'no id']) {
      await expect(replyStream(ada, app.url, id).next()).rejects.toMatchObject({
        code: 'BAD_USER_INPUT',
      });
    }
  });
});
