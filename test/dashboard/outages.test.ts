import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { spawnApp } from '../support/app.js';
import { createDatabase, type TestDatabase } from '../support/database.js';
import { member } from '../support/people.js';
import { until } from '../support/until.js';
import { aBrowser } from './support/browser.js';
import { mineOn, repliesOn, say } from './support/chatting.js';

let database: TestDatabase;
let app: Awaited<ReturnType<typeof spawnApp>>;
const window = aBrowser();
beforeAll(async () => {
  database = await createDatabase();
  app = await spawnApp({ database });
});
afterAll(async () => {
  await app.stop();
  await database.close();
});

const howOften = async (content: string): Promise<number> => {
  const rows = await database.query('select from message where content = $1', [content]);
  return rows.length;
};

const back = (page: Page): Promise<void> => page.unrouteAll({ behavior: 'wait' });

/** Neither the API nor the question whether it is there gets through. */
async function cutOff(page: Page): Promise<void> {
  await page.route(/graphql|health/, (route) => route.abort('connectionreset'));
}

const keptLetters = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>(
    "Object.keys(localStorage).some((key) => key.startsWith('smriti.letter.'))",
  );

describe('A message', () => {
  it('that is sent while the server is killed and started again arrives once', async () => {
    const { page } = await window.visit(app, { token: (await member(app)).token });
    await say(page, 'Before');
    await repliesOn(page).getByText('Before').waitFor();

    app.process.kill('SIGKILL');
    await once(app.process, 'exit');
    await say(page, 'Is anybody there?');
    await page.getByText('Not sent yet.').waitFor();
    await page.getByText('What you write is kept here and sent as soon as it is back.').waitFor();
    app = await spawnApp({ database, env: { PORT: new URL(app.url).port } });

    await repliesOn(page).getByText('Is anybody there?').waitFor();
    await page.getByText('Not sent yet.').waitFor({ state: 'detached' });
    await page.getByText('as soon as it is back').waitFor({ state: 'detached' });
    expect(await mineOn(page).allTextContents()).toHaveLength(2);
    expect(await howOften('Is anybody there?')).toBe(1);
  });

  it('whose answer is lost is sent again, and is there once', async () => {
    const { page } = await window.visit(app, { token: (await member(app)).token });
    await say(page, 'Hello');
    await repliesOn(page).getByText('Hello').waitFor();
    let lost = 0;
    await page.route('**/graphql', async (route) => {
      const isSend = route.request().postData()?.includes('sendMessage');
      if (!isSend || lost >= 2) return route.continue();
      lost += 1;
      await route.fetch();
      await route.abort('connectionreset');
    });
    await say(page, 'Only once');
    await repliesOn(page).getByText('Only once').waitFor();
    // Heard of by then on another way, and never shown twice.
    expect(await mineOn(page).getByText('Only once').count()).toBe(1);
    await until(() => lost === 2);
    await until(async () => !(await keptLetters(page)));
    expect(await mineOn(page).getByText('Only once').count()).toBe(1);
    expect(await howOften('Only once')).toBe(1);
  });

  it('that could not be sent outlives a reload', async () => {
    const { page } = await window.visit(app, { token: (await member(app)).token });
    await say(page, 'Hello');
    await repliesOn(page).getByText('Hello').waitFor();
    await page.route('**/graphql', (route) =>
      route.request().postData()?.includes('sendMessage') ? route.abort() : route.continue(),
    );
    await say(page, 'Do not lose me');
    await page.getByText('Not sent yet.').waitFor();
    await page.unroute('**/graphql');
    await page.reload();
    await repliesOn(page).getByText('Do not lose me').waitFor();
    expect(await howOften('Do not lose me')).toBe(1);
  });
});

describe('A page that was opened while the server is away', () => {
  it('shows what was said as soon as it is back, of itself', async () => {
    const { token } = await member(app);
    const { page, another } = await window.visit(app, { token });
    await say(page, 'Still here?');
    await repliesOn(page).getByText('Still here?').waitFor();
    const conversation = new URL(page.url()).pathname;
    for (const path of ['/', conversation]) {
      const other = await another('/days');
      await other.getByRole('heading', { name: 'My days' }).waitFor();
      await cutOff(other);
      await other.goto(app.url + path);
      await other.getByText('Smriti cannot be reached right now.').first().waitFor();
      await back(other);
      await mineOn(other).getByText('Still here?').waitFor();
      await other.getByText('Smriti cannot be reached').waitFor({ state: 'detached' });
    }
  });

  it('shows figures too', async () => {
    const { token } = await member(app, undefined, 'admin');
    const { page } = await window.visit(app, { token, path: '/c/new' });
    await page.getByLabel('Message', { exact: true }).waitFor();
    await cutOff(page);
    await page.getByRole('link', { name: 'Admin' }).click();
    await page.getByText('Smriti cannot be reached right now.').first().waitFor();
    await back(page);
    await page.getByRole('img', { name: /^Sessions per day/ }).waitFor();
  });
});
