import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildDashboard } from '../../../scripts/build-dashboard.mjs';
import { type RunningApp, startApp } from '../../support/app.js';
import { personWith } from '../../support/people.js';
import { service } from '../../support/services/index.js';

const PAGES = [
  '/',
  '/c/new',
  '/c/01a1fcb9-8084-728e-b80e-25b4136aa4b9',
  '/days',
  '/who',
  '/data',
  '/admin',
  '/admin/cache',
];

let app: RunningApp;
beforeAll(async () => {
  await buildDashboard();
  app = await startApp();
});
afterAll(() => app.stop());

const get = (path: string, at = app) => fetch(at.url + path);
const mint = (body: unknown, at: { url: string } = app) =>
  fetch(`${at.url}/trial/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

describe('The dashboard', () => {
  it.each(PAGES)('is at %s, and asked for anew each time', async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    expect(await answer.text()).toContain('<div id="root">');
  });

  it.each([
    '/nowhere',
    '/c',
    '/c/a/b',
    '/days/x',
    '/index.html',
    '/assets/none.js',
    '/assets/../index.html',
    '/assets/..%2f.built-from',
  ])('is not at %s', async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
  });

  it('runs no script but its own, and is shown in no frame', async () => {
    const { headers } = await get('/');
    const policy = headers.get('content-security-policy')!;
    expect(policy).toMatch(/default-src 'none'; script-src 'self';/);
    expect(policy).not.toMatch(/unsafe|\*|https?:|data:/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('has assets that are kept for good, compressed as the browser likes it', async () => {
    const page = await (await get('/')).text();
    const [script] = /\/assets\/index-[\w-]+\.js/.exec(page)!;
    const answer = await fetch(app.url + script, { headers: { 'accept-encoding': 'gzip' } });
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect(answer.headers.get('content-type')).toMatch(
      /^text\/javascript|^application\/javascript/,
    );
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('loads an installation’s own script for signing in, and may talk to whom that needs', async () => {
    const folder = await mkdtemp(join(service('TEST_HOME'), 'sign-in-'));
    const file = join(folder, 'sign-in.js');
    await writeFile(file, 'export const token = async () => null;');
    const env = { SIGN_IN_MODULE: file, SIGN_IN_ORIGINS: 'https://id.example' };
    const other = await startApp({ env });
    const script = await get('/sign-in.js', other);
    expect(await script.text()).toBe('export const token = async () => null;');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    const page = await get('/', other);
    expect(await page.text()).toContain('&quot;signInModule&quot;:&quot;/sign-in.js&quot;');
    const policy = page.headers.get('content-security-policy');
    expect(policy).toContain("connect-src 'self' https://id.example");
    expect(policy).toContain("script-src 'self';");
    await other.stop();
  });

  it('does not begin with a script for signing in that cannot be read', async () => {
    await expect(startApp({ env: { SIGN_IN_MODULE: '/nowhere/sign-in.js' } })).rejects.toThrow(
      'SIGN_IN_MODULE names no file that can be read.',
    );
  });
});

describe('A token for trying', () => {
  it('opens the account of a name', async () => {
    const answer = await mint({ name: 'ada' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const { token } = (await answer.json()) as { token: string };
    const ada = personWith(app, token);
    expect(await ada.get('{ me { kind } }')).toEqual({ me: { kind: 'MEMBER' } });
    expect(await ada.refusal('{ cacheReport { name } }')).toBe('FORBIDDEN');
  });

  it('is an admin’s if that is wished', async () => {
    const { token } = (await (await mint({ name: 'eve', role: 'admin' })).json()) as {
      token: string;
    };
    expect(await personWith(app, token).get('{ cacheReport { name } }')).toHaveProperty(
      'cacheReport',
    );
  });

  it.each([
    {},
    { name: '' },
    { name: '  ' },
    { name: 'x'.repeat(256) },
    { name: 7 },
    { name: 'a', role: 'root' },
    null,
    [],
  ])('is not made from %j', async (body) => {
    const answer = await mint(body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
    });
  });

  it('is not made for a page of another site, which can send no JSON unasked', async () => {
    const answer = await fetch(`${app.url}/trial/token`, {
      method: 'POST',
      body: '{"name":"ada"}',
    });
    expect(answer.status).toBe(400);
  });

  it.each([
    [
      'where an identity provider makes them',
      { AUTH_SECRET: '', AUTH_JWKS_URL: 'http://127.0.0.1:9/jwks' },
    ],
    ['in production', { NODE_ENV: 'production' }],
  ])('is not made %s', async (_where, env) => {
    const other = await startApp({ env });
    const answer = await mint({ name: 'ada', role: 'admin' }, other);
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    expect(await (await get('/', other)).text()).toContain('&quot;trial&quot;:false');
    await other.stop();
  });
});
