import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { type RunningApp, startApp } from '../support/app.js';
import { member, type Person } from '../support/people.js';
import { until } from '../support/until.js';
import { aBrowser } from '../dashboard/support/browser.js';

const guide = readFileSync(new URL('../../docs/dashboard.md', import.meta.url), 'utf8');
const blocks = [...guide.matchAll(/^```js\n(.*?)^```/gms)].map(([, code]) => code);

let app: RunningApp;
const window = aBrowser();
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

/** A page of the server's own with the guide's code in it, under the name `guide`. */
async function reader(ada: Person): Promise<Page> {
  // The test itself puts a script into the page, which its policy forbids to everybody else.
  const { page } = await window.visit(app, { path: '/who', token: ada.token, bypassCSP: true });
  await load(page, ada.token);
  return page;
}

async function load(page: Page, token: string): Promise<void> {
  const source = JSON.stringify(blocks.join('\n'));
  await page.evaluate(`(async () => {
    const url = URL.createObjectURL(new Blob([${source}], { type: 'text/javascript' }));
    window.guide = await import(url);
    window.shown = [];
    window.show = (message) => window.shown.push(message);
    guide.useToken(${JSON.stringify(token)});
  })()`);
}

const run = <T>(page: Page, code: string): Promise<T> =>
  page.evaluate<T>(`(async () => { ${code} })()`);

describe('The guide for front ends', () => {
  it('opens one session per visit, feeds it, and closes it as the page goes', async () => {
    const ada = await member(app);
    const page = await reader(ada);
    const first = await run<string>(page, 'return (await guide.openSession()).id');
    await page.reload();
    await load(page, ada.token);
    expect(await run(page, 'window.session = await guide.openSession(); return session.id')).toBe(
      first,
    );
    const played = await run(
      page,
      `const end = new Date(), start = new Date(end - 0);
       await guide.played(session, 'GAME', start, end, 'one');
       return guide.played(session, 'GAME', start, end, 'one');`,
    );
    expect(played).toMatchObject({ id: first, activeMs: 0 });
    await run(page, 'guide.keepAlive(session, () => {}, 50); guide.closeOnLeave(session)');
    await page.waitForRequest((request) => !!request.postData()?.includes('heartbeat'));
    // Another page of the dashboard would go on with it.
    await page.goto(`${app.url}/favicon.svg`);
    const ended = async () => {
      const { sessions } = await ada.get<{ sessions: { nodes: { endReason: string | null }[] } }>(
        '{ sessions { nodes { endReason } } }',
      );
      return sessions.nodes.every(({ endReason }) => endReason === 'CLIENT');
    };
    await until(ended);
  });

  it('shows at once what is sent, and sends what never arrived again, once', async () => {
    const ada = await member(app);
    const page = await reader(ada);
    await run(page, `await guide.send(undefined, 'Good morning', show)`);
    expect(
      await run(page, 'return shown.map(({ role, status }) => [role, status].join(" "))'),
    ).toEqual(['USER SENDING', 'USER COMPLETE', 'ASSISTANT COMPLETE']);
    // The answer is lost on its way, not the message.
    await page.route('**/graphql', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await run(page, `await guide.send(undefined, 'Are you there?', show)`);
    await page.unrouteAll({ behavior: 'wait' });
    await page.reload();
    await load(page, ada.token);
    await run(page, 'await guide.sendAgain(show)');
    const history = await run<{ nodes: { content: string }[] }>(page, 'return guide.history(null)');
    const asked = history.nodes.filter(({ content }) => content === 'Are you there?');
    expect([history.nodes.length, asked.length]).toEqual([4, 1]);
  });

  it('keeps the personality context until it is another', async () => {
    const ada = await member(app);
    const page = await reader(ada);
    const context = () =>
      run<{ version: number; text: string | null }>(page, 'return guide.personalityContext()');
    expect(await context()).toMatchObject({ version: 0, text: null });
    await ada.get(`mutation { savePersonality(traits: {
      openness: 90, conscientiousness: 50, extraversion: 50, agreeableness: 50, neuroticism: 50
    }) { version } }`);
    expect(await context()).toMatchObject({ version: 0 });
    await run(page, 'guide.forgetContext()');
    expect(await context()).toMatchObject({ version: 1, text: expect.any(String) });
  });
});
