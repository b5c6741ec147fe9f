import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startRedis, type Services } from './index.js';

const here = import.meta.dirname;

/** What a client on loopback gets for a PING within 300 ms. */
function ping(port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    const answer = (text: string): void => resolve((socket.destroy(), text));
    socket.once('data', (chunk) => answer(chunk.toString().trim()));
    socket.once('error', () => answer('refused'));
    socket.setTimeout(300, () => answer('silence'));
  });
}

describe('The keeper of the test services', () => {
  it('leaves no process and no directory when the run is gone', async () => {
    const keeper = fork(join(here, 'keeper.ts'), {
      detached: true,
      execArgv: ['--import', join(here, 'typescript.mjs')],
      env: { ...process.env, REDIS_URL: '', TEST_REDIS: '' },
    });
    const [{ environment }] = (await once(keeper, 'message')) as [{ environment: Services }];
    const port = Number(new URL(environment.TEST_REDIS_URL).port);
    expect(await ping(port)).toBe('+PONG');

    keeper.disconnect();
    await once(keeper, 'exit');

    expect(await ping(port)).toBe('refused');
    expect(existsSync(environment.TEST_HOME)).toBe(false);
  });
});

describe('A Redis of a fault test', () => {
  it('falls silent, speaks again, dies, and comes back on its port', async () => {
    const redis = await startRedis();
    redis.pause();
    expect(await ping(redis.port)).toBe('silence');
    redis.resume();
    expect(await ping(redis.port)).toBe('+PONG');
    await redis.kill();
    expect(await ping(redis.port)).toBe('refused');
    const again = await startRedis({ port: redis.port });
    expect(await ping(again.port)).toBe('+PONG');
    await again.stop();
    expect(await ping(again.port)).toBe('refused');
  });
});
