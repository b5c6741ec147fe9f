import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../../../support/services/index.js';
import { ask, end, postmasterOf, start, startApp } from './support.js';

describe('An embedded PostgreSQL whose app was killed', () => {
  it('lives on, and the next app goes on with it and ends it', async () => {
    const dataDir = temporaryDirectory();
    const { app, answer } = await startApp(dataDir);
    await ask(answer.ownerUrl, `CREATE TABLE kept AS SELECT 'a word' AS said`);
    await end(app, 'SIGKILL');

    const lines: string[] = [];
    const next = await start(dataDir, { say: (line) => void lines.push(line) });
    expect(next.adopted).toBe(true);
    expect(next.url).toBe(answer.url);
    expect(lines).toEqual([
      expect.stringMatching(/^Going on with the PostgreSQL that still runs \(process \d+\)\.$/),
    ]);
    expect(await ask(next.ownerUrl, 'SELECT said FROM kept')).toBe('a word');

    await next.stop();
    await expect(ask(next.url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
  });

  it('is ended by the app alone when the app is asked to end', async () => {
    const { app, answer } = await startApp(temporaryDirectory());
    await end(app, 'SIGTERM');
    await expect(ask(answer.url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
  });

  it('recovers when it was killed as well', async () => {
    const dataDir = temporaryDirectory();
    const { app, answer } = await startApp(dataDir);
    await ask(answer.ownerUrl, `CREATE TABLE kept AS SELECT 'a word' AS said`);
    const postmaster = postmasterOf(answer);
    await end(app, 'SIGKILL');
    process.kill(postmaster, 'SIGKILL');

    const next = await start(dataDir);
    expect(next.adopted).toBe(false);
    expect(await ask(next.ownerUrl, 'SELECT said FROM kept')).toBe('a word');
    await next.stop();
  });

  it('is not mistaken for a stranger who has its process number now', async () => {
    const dataDir = temporaryDirectory();
    const first = await start(dataDir);
    await first.stop();
    const port = new URL(first.url).port;
    const lines = [process.pid, first.dataDirectory, 1, port, '', '127.0.0.1', '', 'ready', ''];
    writeFileSync(join(first.dataDirectory, 'postmaster.pid'), lines.join('\n'));

    const next = await start(dataDir);
    expect(next.adopted).toBe(false);
    expect(await ask(next.url, 'SELECT 1')).toBe(1);
    await next.stop();
  });
});
