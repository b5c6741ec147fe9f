import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEST_SECRETS } from '../support/app.js';
import { createDatabase, type TestDatabase } from '../support/database.js';
import { service, temporaryDirectory } from '../support/services/index.js';

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** A start that is not expected to succeed: what it says, how it ends, and when. */
async function start(env: Record<string, string>) {
  const begun = performance.now();
  const child = spawn(
    process.execPath,
    ['--import', file('../support/services/typescript.mjs'), file('../../src/main.ts')],
    {
      env: { PATH: process.env['PATH'], PORT: '0', DATA_DIR: temporaryDirectory('data'), ...env },
      cwd: temporaryDirectory('app'),
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  const tooLate = setTimeout(() => child.kill('SIGKILL'), 20_000);
  const [code] = (await once(child, 'close')) as [number | null];
  clearTimeout(tooLate);
  return { code, lines: said.trim().split('\n'), ms: performance.now() - begun };
}

/** It ends by itself, within seconds, with one line that names what to mend. */
async function expectRefusal(env: Record<string, string>, ...named: RegExp[]) {
  const { code, lines, ms } = await start(env);
  expect({ code, lines }).toEqual({ code: 1, lines: [expect.any(String)] });
  for (const name of named) expect(lines[0]).toMatch(name);
  expect(lines[0]).not.toMatch(/hunter2|short-secret|\bat .*:\d+:\d+/);
  expect(ms).toBeLessThan(10_000);
}

describe('A start', () => {
  let database: TestDatabase;
  let good: Record<string, string>;
  beforeAll(async () => {
    database = await createDatabase();
    good = {
      ...TEST_SECRETS,
      NODE_ENV: 'production',
      REDIS_URL: service('TEST_REDIS_URL'),
      DATABASE_URL: database.url,
      DATABASE_OWNER_URL: database.ownerUrl,
    };
  });
  afterAll(() => database.close());

  it('names all that is wrong at once, and prints no secret', () =>
    expectRefusal(
      {
        ...{
          PORT: '70000',
          LOG_LEVEL: 'loud',
          AUTH_SECRET: 'short-secret',
          AUTH_JWKS_URL: 'not a url',
        },
        ...{
          DATABASE_URL: 'mysql://root:hunter2@db/x',
          REDIS_URL: 'http://:hunter2@r',
          CACHE: 'maybe',
        },
        ...{
          COMPANION_PROVIDER: 'oracle',
          COMPANION_TIMEOUT_MS: 'soon',
          GUEST_SECRET: 'short-secret',
        },
      },
      ...[
        'PORT',
        'LOG_LEVEL',
        'AUTH_SECRET',
        'AUTH_JWKS_URL',
        'DATABASE_URL',
        'REDIS_URL',
        'CACHE',
      ].map((name) => new RegExp(`\\b${name}\\b`)),
      ...['COMPANION_PROVIDER', 'COMPANION_TIMEOUT_MS', 'GUEST_SECRET'].map(
        (name) => new RegExp(`\\b${name}\\b`),
      ),
    ));

  it('in production needs its secrets', () =>
    expectRefusal(
      { ...good, AUTH_SECRET: '', GUEST_SECRET: '' },
      /AUTH_SECRET or AUTH_JWKS_URL/,
      /GUEST_SECRET/,
    ));

  it('in production takes no tokens that its provider made for somebody else', () =>
    expectRefusal(
      { ...good, AUTH_SECRET: '', AUTH_JWKS_URL: 'https://id.example/jwks' },
      /AUTH_AUDIENCE must be set/,
    ));

  it('names what contradicts itself', () =>
    expectRefusal(
      {
        ...good,
        AUTH_JWKS_URL: 'https://id.example/jwks',
        GUEST_SECRET: TEST_SECRETS.AUTH_SECRET,
        COMPANION_PROVIDER: 'openai-compatible',
      },
      /AUTH_SECRET and AUTH_JWKS_URL/,
      /GUEST_SECRET must differ/,
      /COMPANION_BASE_URL/,
    ));

  it.each([
    ['nobody listens', (url: URL) => (url.port = '1')],
    ['the password is wrong', (url: URL) => (url.password = 'hunter2')],
    ['there is no such database', (url: URL) => (url.pathname = '/nowhere')],
  ])('where %s for the database says so', async (_name, change) => {
    const url = new URL(database.url);
    change(url);
    await expectRefusal(
      { ...good, DATABASE_URL: url.href, DATABASE_OWNER_URL: url.href },
      /DATABASE_URL/,
    );
  });

  it('where the database never answers gives up', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const url = new URL(database.url);
    url.port = String((silent.address() as AddressInfo).port);
    await expectRefusal(
      { ...good, DATABASE_URL: url.href, DATABASE_OWNER_URL: url.href },
      /DATABASE_URL/,
    );
    silent.close();
  });

  it('in production refuses a login that passes row-level security', () =>
    expectRefusal({ ...good, DATABASE_URL: database.ownerUrl }, /superuser/));

  it('on a port that is taken says which', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    await expectRefusal(
      { ...good, LOG_LEVEL: 'error', PORT: String(port) },
      new RegExp(`PORT ${port} is in use`),
    );
    other.close();
  });
});
