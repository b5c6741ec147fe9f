import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../../../support/services/index.js';
import { ask, start } from './support.js';

describe('An embedded PostgreSQL', () => {
  it('starts out of nothing, for an owner and for a login that owns nothing', async () => {
    const postgres = await start(join(temporaryDirectory(), 'not', 'yet', 'there'));
    const rights = `SELECT concat_ws(' ', rolsuper, rolbypassrls, rolcreaterole, rolcreatedb)
                    FROM pg_roles WHERE rolname = current_user`;
    const ofLogin = `SELECT count(*)::int FROM pg_shdepend
                     WHERE refobjid = (SELECT oid FROM pg_roles WHERE rolname = current_user)`;
    expect(await ask(postgres.ownerUrl, rights)).toBe('t t t t');
    expect(await ask(postgres.url, rights)).toBe('f f f f');
    expect(await ask(postgres.url, ofLogin)).toBe(0);
    await postgres.stop();
  });

  it('knows letters beyond ASCII, and is in earnest about the disk', async () => {
    const postgres = await start(temporaryDirectory());
    await ask(postgres.ownerUrl, 'CREATE EXTENSION pg_trgm');
    expect(await ask(postgres.url, `SELECT lower('ÉTÉ')`)).toBe('été');
    expect(await ask(postgres.url, `SELECT array_length(show_trgm('記憶'), 1)`)).toBe(3);
    expect(await ask(postgres.url, 'SHOW fsync')).toBe('on');
    await postgres.stop();
  });

  it('is open to loopback and a password only, which no other user can read', async () => {
    const dataDir = temporaryDirectory();
    const postgres = await start(dataDir);
    expect(await ask(postgres.ownerUrl, 'SHOW listen_addresses')).toBe('127.0.0.1');
    expect(await ask(postgres.ownerUrl, 'SHOW unix_socket_directories')).toBe('');
    expect(statSync(join(dataDir, 'postgres.json')).mode & 0o777).toBe(0o600);
    const wrong = new URL(postgres.ownerUrl);
    wrong.password = 'guess';
    await expect(ask(wrong.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
    await postgres.stop();
  });

  it('keeps what was written, and is back within two seconds', async () => {
    const dataDir = temporaryDirectory();
    const first = await start(dataDir);
    await ask(first.ownerUrl, `CREATE TABLE kept AS SELECT 'a word' AS said`);
    await first.stop();
    const before = Date.now();
    const second = await start(dataDir);
    expect(Date.now() - before).toBeLessThan(2_000);
    expect(second.url).toBe(first.url);
    expect(await ask(second.ownerUrl, 'SELECT said FROM kept')).toBe('a word');
    await second.stop();
  });

  it('writes no statement and no row into its log', async () => {
    const dataDir = temporaryDirectory();
    const postgres = await start(dataDir);
    await ask(postgres.ownerUrl, 'CREATE TABLE diary (line text PRIMARY KEY)');
    const secret = `INSERT INTO diary VALUES ('dear diary')`;
    await ask(postgres.ownerUrl, secret);
    await expect(ask(postgres.ownerUrl, secret)).rejects.toThrow('duplicate key');
    await postgres.stop();
    const log = readFileSync(join(dataDir, 'postgres.log'), 'utf8');
    expect(log).toContain('duplicate key');
    expect(log).not.toContain('dear diary');
  });

  it('is refused in one sentence when its passwords are gone', async () => {
    const dataDir = temporaryDirectory();
    await (await start(dataDir)).stop();
    rmSync(join(dataDir, 'postgres.json'));
    await expect(start(dataDir)).rejects.toThrow(/postgres\.json, .* is gone: put it back/);
  });

  it('is refused in one sentence when DATA_DIR cannot be a directory', async () => {
    const file = join(temporaryDirectory(), 'file');
    writeFileSync(file, '');
    const dataDir = join(file, 'data');
    await expect(start(dataDir)).rejects.toThrow(
      `${dataDir} cannot be read and written by this user: choose another DATA_DIR, or set DATABASE_URL.`,
    );
  });
});
