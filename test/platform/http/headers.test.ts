import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from '../../support/app.js';
import { postOf, sendRaw } from './raw.js';

const HELLO = JSON.stringify({ query: '{ __typename }' });

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

describe('A host', () => {
  it.each(['[', 'a b', '%%%', 'evil.example/x?', ''])('named «%s» does no harm', async (host) => {
    const answer = await sendRaw(app.url, [postOf(HELLO, { connection: 'close', host })]);
    expect([200, 400]).toContain(answer.status);
  });
});

describe('A request id', () => {
  it.each(['abc-123.DEF_9', 'x'.repeat(64)])('of the client, such as %s, is kept', async (id) => {
    const answer = await sendRaw(app.url, [
      postOf('{bad', { connection: 'close', 'x-request-id': id }),
    ]);
    expect(answer.header('x-request-id')).toBe(id);
    expect(answer.body.errors![0]!.extensions.requestId).toBe(id);
  });

  it.each(['', 'with space', 'x'.repeat(65), '<script>', 'é'])(
    'like «%s» is replaced by one of ours',
    async (id) => {
      const answer = await sendRaw(app.url, [
        postOf('{bad', { connection: 'close', 'x-request-id': id }),
      ]);
      expect(answer.header('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  it('is in answers that succeed, too', async () => {
    const answer = await sendRaw(app.url, [postOf(HELLO, { connection: 'close' })]);
    expect(answer.header('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});
