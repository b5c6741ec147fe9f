import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { keepAlive } from '../../../src/platform/socket/keep-alive.js';

const EVERY_MS = 50;

describe('A socket that is kept alive', () => {
  let server: WebSocketServer;
  beforeEach(async () => {
    server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    await once(server, 'listening');
  });
  afterEach(() => void server.close());

  async function connected(autoPong: boolean): Promise<{ client: WebSocket; held: WebSocket }> {
    const { port } = server.address() as AddressInfo;
    const client = new WebSocket(`ws://127.0.0.1:${port}`, { autoPong });
    const [held] = (await once(server, 'connection')) as [WebSocket];
    await once(client, 'open');
    return { client, held };
  }

  it('lives as long as the other end answers, and ends when it does not', async () => {
    const gone = new AbortController();
    const [there, absent] = [await connected(true), await connected(false)];
    for (const { held } of [there, absent]) keepAlive(held, gone.signal, EVERY_MS);
    const [code] = (await once(absent.client, 'close')) as [number];
    expect(code).toBe(1006);
    await pause(6 * EVERY_MS);
    expect(there.held.readyState).toBe(WebSocket.OPEN);
    gone.abort();
    let pings = 0;
    there.client.on('ping', () => (pings += 1));
    await pause(3 * EVERY_MS);
    expect(pings).toBe(0);
    there.client.terminate();
  });
});
