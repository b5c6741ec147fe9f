import { setTimeout as pause } from 'node:timers/promises';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from '../../support/app.js';
import { postOf, type RawAnswer, sendRaw } from './raw.js';

const HELLO = JSON.stringify({ query: '{ __typename }' });

let app: RunningApp;
beforeAll(async () => {
  app = await startApp({ env: { REQUEST_TIMEOUT_MS: '2000' } });
});
afterAll(() => app.stop());

function expectShaped(answer: RawAnswer, status: number): void {
  expect(answer.status).toBe(status);
  expect(answer.body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  expect(answer.body.errors?.[0]?.extensions.requestId).toBe(answer.header('x-request-id'));
  expect(answer.header('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
}

describe('A request that is broken on the wire', () => {
  it('with a body shorter than it says is not run, and ends the connection in time', async () => {
    const answer = await sendRaw(
      app.url,
      [postOf(HELLO, { 'content-length': String(HELLO.length + 50) })],
      8_000,
    );
    expectShaped(answer, 408);
    expect(answer.ms).toBeLessThan(7_000);
  });

  it('with a body longer than it says is cut there, and the rest is no request', async () => {
    const answer = await sendRaw(app.url, [postOf(HELLO, { 'content-length': '10' })]);
    expectShaped(answer, 400);
    expect(answer.text).not.toMatch(/"__typename"/);
  });

  it('with both a length and chunks is refused and its connection closed', async () => {
    const smuggled = 'GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n';
    const answer = await sendRaw(app.url, [
      postOf(`0\r\n\r\n${smuggled}`, { 'transfer-encoding': 'chunked' }),
    ]);
    expectShaped(answer, 400);
    expect(answer.answers).toBe(1);
    expect(answer.header('connection')).toBe('close');
  });

  it('with two lengths is refused', async () => {
    const bytes = postOf(HELLO)
      .toString()
      .replace('content-type', 'content-length: 5\r\ncontent-type');
    expectShaped(await sendRaw(app.url, [bytes]), 400);
  });

  it('with 100 KB of headers is refused', async () => {
    const answer = await sendRaw(app.url, [postOf(HELLO, { 'x-much': 'x'.repeat(100_000) })]);
    expectShaped(answer, 431);
  });

  it('that is no HTTP at all is refused', async () => {
    expectShaped(await sendRaw(app.url, ['\x16\x03\x01\x02\x00\x01\x00\r\n\r\n']), 400);
  });

  it('that comes a byte at a time is given up', async () => {
    const { hostname, port } = new URL(app.url);
    const socket = connect(Number(port), hostname);
    let text = '';
    socket.on('data', (chunk) => (text += chunk)).on('error', () => undefined);
    const begun = performance.now();
    for (const byte of postOf(HELLO)) {
      if (socket.closed) break;
      socket.write(Buffer.from([byte]));
      await pause(50);
    }
    expect(text).toMatch(/^HTTP\/1\.1 408/);
    expect(performance.now() - begun).toBeLessThan(8_000);
  });

  it('leaves the server as it was', async () => {
    const answer = await sendRaw(app.url, [postOf(HELLO, { connection: 'close' })]);
    expect(answer.body).toEqual({ data: { __typename: 'Query' } });
  });
});
