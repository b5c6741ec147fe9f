import { chmodSync, chownSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { refuge, temporaryDirectory } from '../../../support/services/index.js';
import { cloneInto, linksOf, privateHome } from './clone.js';
import { ask, end, isRoot, start, startApp } from './support.js';

describe('An embedded PostgreSQL in a clone', () => {
  it('starts after npm ci --ignore-scripts, and makes what that left out', async () => {
    const clone = cloneInto(temporaryDirectory('clone'));
    expect(linksOf(clone.native)).toEqual([]);
    const { app, answer } = await startApp(temporaryDirectory(), clone);
    expect(answer.refused).toBeUndefined();
    expect(await ask(answer.url, 'SELECT 1')).toBe(1);
    expect(linksOf(clone.native).length).toBeGreaterThan(10);
    await end(app, 'SIGTERM');
  });

  it('starts under a home that only its owner may enter, and keeps what was written', async () => {
    const home = privateHome(temporaryDirectory('home'));
    const clone = cloneInto(home);
    const dataDir = join(home, '.data');
    const first = await startApp(dataDir, clone);
    // Root's server runs as somebody who has to live elsewhere; everybody else's lives at home.
    const place = isRoot ? refuge() : dataDir;
    expect(first.answer.dataDirectory.startsWith(`${place}/`)).toBe(true);
    expect(first.answer.lines.some((line) => line.includes(`lies in ${place}/`))).toBe(isRoot);
    await ask(first.answer.ownerUrl, `CREATE TABLE kept AS SELECT 'a word' AS said`);
    await end(first.app, 'SIGTERM');

    const second = await startApp(dataDir, clone);
    expect(second.answer.lines).toEqual([]);
    expect(await ask(second.answer.ownerUrl, 'SELECT said FROM kept')).toBe('a word');
    await end(second.app, 'SIGTERM');
  });
});

if (isRoot) {
  describe('An embedded PostgreSQL that root starts', () => {
    it('runs as another user, and goes on as the one whose database it is', async () => {
      const dataDir = temporaryDirectory();
      const first = await start(dataDir);
      expect(statSync(first.dataDirectory).uid).not.toBe(0);
      await first.stop();
      chownSync(first.dataDirectory, 0, 0);
      const second = await start(dataDir);
      expect(statSync(second.dataDirectory).uid).not.toBe(0);
      expect(await ask(second.url, 'SELECT 1')).toBe(1);
      await second.stop();
    });

    it('follows when its directory is closed to it later', async () => {
      const parent = temporaryDirectory();
      const dataDir = join(parent, 'data');
      const first = await start(dataDir);
      await ask(first.ownerUrl, `CREATE TABLE kept AS SELECT 'a word' AS said`);
      await first.stop();
      chmodSync(parent, 0o700);
      const second = await start(dataDir);
      expect(second.dataDirectory.startsWith(refuge())).toBe(true);
      expect(await ask(second.ownerUrl, 'SELECT said FROM kept')).toBe('a word');
      await second.stop();
    });

    it('is refused in one sentence to a user id without a name', async () => {
      const dataDir = temporaryDirectory();
      chownSync(dataDir, 54_321, 54_321);
      const { answer } = await startApp(dataDir, { uid: 54_321 });
      expect(answer.refused).toBe(
        `User id 54321 has no entry in /etc/passwd, which PostgreSQL's initdb needs: add one, start as another user, or set DATABASE_URL.`,
      );
    });
  });
} else {
  describe('An embedded PostgreSQL that an ordinary user starts', () => {
    it('runs as that user', async () => {
      const postgres = await start(temporaryDirectory());
      expect(statSync(postgres.dataDirectory).uid).toBe(process.getuid?.());
      await postgres.stop();
    });

    it('runs from a copy when it lacks links and may not make them', async () => {
      const clone = cloneInto(temporaryDirectory('clone'));
      chmodSync(join(clone.native, 'lib'), 0o555);
      const dataDir = temporaryDirectory();
      const { app, answer } = await startApp(dataDir, clone);
      chmodSync(join(clone.native, 'lib'), 0o755);
      expect(answer.lines[0]).toContain(`it runs from ${dataDir}/postgresql-`);
      expect(await ask(answer.url, 'SELECT 1')).toBe(1);
      await end(app, 'SIGTERM');
    });

    it('is refused in one sentence when DATA_DIR may not be written', async () => {
      const parent = temporaryDirectory();
      chmodSync(parent, 0o555);
      await expect(start(join(parent, 'data'))).rejects.toThrow('choose another DATA_DIR');
      chmodSync(parent, 0o755);
    });
  });
}
