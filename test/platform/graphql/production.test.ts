import { describe, expect, it } from 'vitest';
import { getIntrospectionQuery } from 'graphql';
import { startApp } from '../../support/app.js';
import { member } from '../../support/people.js';

describe('In production', () => {
  it('the schema is not told and no landing page is served', async () => {
    const app = await startApp({ env: { NODE_ENV: 'production' } });
    const ada = await member(app);
    for (const query of [getIntrospectionQuery(), '{ __type(name: "Query") { name } }']) {
      const { status, data, errors } = await ada.ask(query);
      expect([status, data]).toEqual([400, undefined]);
      expect(errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
    }
    const page = await fetch(`${app.url}/graphql`, { headers: { accept: 'text/html' } });
    expect(page.status).toBe(400);
    expect(await page.text()).not.toMatch(/<html|sandbox/i);
    await app.stop();
  });

  it('only: elsewhere a browser is shown Apollo’s Sandbox', async () => {
    const app = await startApp();
    const page = await fetch(`${app.url}/graphql`, { headers: { accept: 'text/html' } });
    expect(page.status).toBe(200);
    expect(await page.text()).toMatch(/sandbox/i);
    await app.stop();
  });
});
