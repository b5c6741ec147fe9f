import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page, Request } from 'playwright-core';
import { type RunningApp, startApp } from '../support/app.js';
import { keep } from '../support/history.js';
import { Gate } from '../support/gate.js';
import { member } from '../support/people.js';
import { accountOf } from '../support/talk.js';
import { until } from '../support/until.js';
import { aBrowser } from './support/browser.js';
import { messages, repliesOn, say } from './support/chatting.js';

const NEEDED = /\/assets\/(index|start|rolldown-runtime)-[^/]+\.js$/;
const START = /\/assets\/start-[^/]+\.js$/;
const QUESTIONS = ['Conversations', 'Now', 'History'];

let app: RunningApp;
const window = aBrowser();
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

/** At the address of the page, with a conversation of ten messages, the last of which is as told. */
async function arrive(last = "role = 'USER'"): Promise<Page> {
  const ada = await member(app);
  const said = Array.from({ length: 10 }, (_, at) => ({ onPath: true, at: at * 60_000 }));
  const [talk] = await keep(app.database, await accountOf(ada), [{ said }]);
  await app.database.query(`update message set ${last} where id = $1`, [talk!.said.at(-1)!.id]);
  const { page } = await window.visit(app, { token: ada.token, path: '/days' });
  return page;
}

/** A shadow is closed to whoever looks through the document, as a test does. */
const openShadows = (page: Page): Promise<unknown> =>
  page.addInitScript(`{
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function () { return attach.call(this, { mode: 'open' }); };
  }`);

interface Question {
  operationName: string;
  variables: Record<string, unknown>;
}

/** The script of the page is on its way until it is let go. */
async function holdPage(page: Page): Promise<() => void> {
  const arriving = new Gate();
  await page.route(START, async (route) => {
    await arriving.pass();
    await route.continue();
  });
  return () => arriving.open();
}

const questionOf = (request: Request): string => (request.postDataJSON() as Question).operationName;

/** What was said since the first view; it is asked for when the page has come to rest. */
const isCatchUp = (request: Request): boolean =>
  'after' in (request.postDataJSON() as Question).variables;

const isHistory = (request: Request): boolean =>
  request.url().endsWith('/graphql') && questionOf(request) === 'History';

const isNeeded = (request: Request): boolean =>
  request.url().endsWith('/graphql')
    ? QUESTIONS.includes(questionOf(request)) && !isCatchUp(request)
    : NEEDED.test(request.url());

describe('The chat that is opened', () => {
  it('shows what was said after its first scripts and three questions, whatever else is late', async () => {
    const page = await arrive();
    let isHeld = true;
    await page.route(/\.js$|\/graphql$/, async (route) => {
      while (isHeld && !isNeeded(route.request())) await pause(20);
      await route.continue();
    });
    const questions: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/graphql') && isNeeded(request))
        questions.push(questionOf(request));
    });

    await page.goto(app.url, { waitUntil: 'commit' });
    await messages(page).getByText('Message 10', { exact: true }).waitFor();

    expect(questions).toEqual(QUESTIONS);
    isHeld = false;
    await page.waitForLoadState('networkidle');
  });

  it.each([
    ['what was said', undefined],
    ['a reply that was stopped', "role = 'ASSISTANT', status = 'STOPPED'"],
  ])(
    'shows %s before the page is there that can do more, and where it will stand',
    async (_, last) => {
      const page = await arrive(last);
      await openShadows(page);
      const letGo = await holdPage(page);

      await page.goto(app.url, { waitUntil: 'commit' });
      const said = page.getByText('Message 10', { exact: true });
      await said.waitFor();
      expect(await page.locator('#root').innerHTML()).toBe('');
      const first = await said.boundingBox();

      letGo();
      const beneath = messages(page).getByText('Message 10', { exact: true });
      await beneath.waitFor();
      await until(async () => (await said.count()) === 1);
      const then = await beneath.boundingBox();
      expect(then!.x).toBeCloseTo(first!.x, 0);
      expect(Math.abs(then!.y - first!.y)).toBeLessThanOrEqual(1);
      expect(await page.locator('body > [inert]').count()).toBe(0);
    },
  );

  it('is itself there first where it puts a card below what was said', async () => {
    const page = await arrive('flagged = true');
    const letGo = await holdPage(page);
    const answered = page.waitForResponse((response) => isHistory(response.request()));

    await page.goto(app.url, { waitUntil: 'commit' });
    await (await answered).finished();
    await page.evaluate('new Promise((drawn) => setTimeout(drawn, 200))');
    expect(await page.locator('body > [inert]').count()).toBe(0);

    letGo();
    await messages(page).getByText('Message 10', { exact: true }).waitFor();
  });

  it('is told what changed while it was on its way', async () => {
    const ada = await member(app);
    const said = [{ onPath: true, at: 0 }];
    const [talk] = await keep(app.database, await accountOf(ada), [{ said }]);
    const { page } = await window.visit(app, { token: ada.token, path: '/days' });
    const letGo = await holdPage(page);
    const answered = page.waitForResponse((response) => isHistory(response.request()));

    await page.goto(app.url, { waitUntil: 'commit' });
    await (await answered).finished();
    await ada.get(
      'mutation ($id: ID!) { reactToMessage(id: $id, reaction: "💡", on: true) { id } }',
      {
        id: talk!.said[0]!.id,
      },
    );
    letGo();

    await messages(page).getByText('Message 1', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Take 💡 back' }).waitFor();
  });

  it('is itself there first when its answer is late, and is not covered', async () => {
    const page = await arrive();
    const answering = new Gate();
    await page.route(/\/graphql$/, async (route) => {
      if (questionOf(route.request()) === 'History') await answering.pass();
      await route.continue();
    });

    await page.goto(app.url, { waitUntil: 'commit' });
    await page.getByText('Loading what was said…').waitFor();
    answering.open();
    await messages(page).getByText('Message 10', { exact: true }).waitFor();
    expect(await page.locator('body > [inert]').count()).toBe(0);
  });

  it('says so when its script does not come, and opens at a press when it does', async () => {
    const page = await arrive();
    await page.route(START, (route) => route.abort('connectionreset'));

    await page.goto(app.url, { waitUntil: 'commit' });
    await page.getByRole('alert').getByText('Smriti could not be loaded.').waitFor();
    await until(async () => (await page.locator('body > [inert]').count()) === 0);

    await page.unroute(START);
    await page.getByRole('button', { name: 'Open it again' }).click();
    await messages(page).getByText('Message 10', { exact: true }).waitFor();
  });

  it('is asked for where it is, and nowhere else', async () => {
    const page = await arrive();
    const questions: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/graphql')) questions.push(questionOf(request));
    });
    await page.goto(`${app.url}/days`);
    await page.getByRole('heading', { name: 'My days' }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(questions.length).toBeGreaterThan(0);
    expect(questions.filter((one) => QUESTIONS.includes(one))).toEqual([]);
    expect(await page.locator('body > [inert]').count()).toBe(0);
  });

  it('has menus that are there at the first press of a key, and give the focus back', async () => {
    const { token } = await member(app);
    const { page } = await window.visit(app, { token });
    await say(page, 'Hello there');
    await repliesOn(page).getByText('Hello there').waitFor();
    await page.reload();
    const button = repliesOn(page).last().getByLabel('React');
    // The list is there a moment before the focus is in it.
    const focusOn = (words: string) =>
      page.waitForFunction(`document.activeElement.textContent === '${words}'`);
    await button.focus();
    expect(await button.getAttribute('aria-expanded')).toBe('false');

    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: '👍' }).waitFor();
    expect(await button.getAttribute('aria-expanded')).toBe('true');
    await focusOn('👍');
    await page.keyboard.press('ArrowDown');
    await focusOn('❤️');
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    expect(await page.evaluate('document.activeElement.title')).toBe('React');

    await page.keyboard.press('ArrowUp');
    await page.getByRole('menuitem', { name: '😢' }).waitFor();
    await focusOn('😢');
    await button.click();
    await page.getByRole('menu').waitFor({ state: 'detached' });
  });
});
