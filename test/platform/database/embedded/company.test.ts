import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../../../support/services/index.js';
import { ask, end, start, startApp } from './support.js';

describe('Two on one DATA_DIR', () => {
  it('are not both servers, and the second harms nothing', async () => {
    const dataDir = temporaryDirectory();
    const { app, answer } = await startApp(dataDir);
    await expect(start(dataDir)).rejects.toThrow(
      `Another Smriti server is running on ${dataDir}: stop it first, or give this one another DATA_DIR.`,
    );
    expect(await ask(answer.url, 'SELECT 1')).toBe(1);
    await end(app, 'SIGTERM');
    await (await start(dataDir)).stop();
  });

  it('make one database when they begin in the same moment', async () => {
    const dataDir = temporaryDirectory();
    const guests = await Promise.all([1, 2, 3].map(() => start(dataDir, { role: 'guest' })));
    expect(guests.map(({ adopted }) => adopted).toSorted()).toEqual([false, true, true]);
    expect(new Set(guests.map(({ url }) => url)).size).toBe(1);
    await Promise.all(guests.map((guest) => guest.stop()));
    await expect(ask(guests[0]?.url ?? '', 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
  });

  it('may be a server and a guest, who leaves it running', async () => {
    const dataDir = temporaryDirectory();
    const server = await start(dataDir);
    const guest = await start(dataDir, { role: 'guest' });
    expect(guest.adopted).toBe(true);
    await guest.stop();
    expect(await ask(server.url, 'SELECT 1')).toBe(1);
    await server.stop();
  });

  it('may be a guest and a server who comes later and stays longer', async () => {
    const dataDir = temporaryDirectory();
    const guest = await start(dataDir, { role: 'guest' });
    const server = await start(dataDir);
    await guest.stop();
    expect(await ask(server.url, 'SELECT 1')).toBe(1);
    await server.stop();
    await expect(ask(server.url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
  });
});
