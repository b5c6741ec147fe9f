import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { type RunningApp, startApp } from '../support/app.js';
import { member } from '../support/people.js';
import { say } from '../support/talk.js';
import { aBrowser } from './support/browser.js';

let app: RunningApp;
let token: string;
const window = aBrowser();
beforeAll(async () => {
  app = await startApp();
  const ada = await member(app);
  await say(ada, 'Something to count');
  await ada.get('{ chatHistory { totalCount } }');
  ({ token } = await member(app, 'an admin', 'admin'));
});
afterAll(() => app.stop());

const DRAWN = [
  'Sessions per day',
  'What was done in them',
  'How long streaks are',
  'Streaks broken per day',
  'Replies per day',
  'How long a reply takes',
  'Answers from the cache',
];

const card = (page: Page, title: string): Locator =>
  page.getByRole('main').getByRole('region', { name: title, exact: true }).last();

/** The lines of the file that its button hands out. */
async function csvOf(page: Page, title: string): Promise<string[]> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: `${title} as CSV` }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe(`${title.toLowerCase().replaceAll(' ', '-')}.csv`);
  return (await readFile(await saved.path(), 'utf8')).split('\r\n');
}

describe('Reports', () => {
  it('are each a plot, a table, and a file of the same figures', async () => {
    const { page } = await window.visit(app, { token, path: '/admin' });
    for (const title of DRAWN) {
      const plot = page.getByRole('img', { name: new RegExp(`^${title}`) });
      await plot.locator('svg.recharts-surface').first().waitFor();
      await page.getByRole('button', { name: `${title} as a table` }).click();
      const table = page.getByRole('table', { name: title });
      await table.waitFor();
      expect(await plot.count()).toBe(0);
      const [names, ...lines] = await csvOf(page, title);
      expect(await table.getByRole('columnheader').allTextContents()).toEqual(names!.split(','));
      expect(await table.getByRole('row').count()).toBe(lines.length + 1);
      expect(lines.length).toBeGreaterThan(0);
    }
    await page.getByRole('cell', { name: 'chat:history' }).waitFor();
  });

  it('are of the days of the zone that was chosen, wherever the browser is', async () => {
    // Where it is tomorrow already for ten to fourteen hours of the day.
    const { page } = await window.visit(app, {
      token,
      path: '/admin',
      timezoneId: 'Pacific/Kiritimati',
    });
    const dayIn = (timeZone: string) =>
      new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date());
    const to = page.getByLabel('To', { exact: true });
    expect(await to.inputValue()).toBe(dayIn('UTC'));
    await page.getByLabel('Days begin in').selectOption('Pacific/Kiritimati');
    expect(await to.inputValue()).toBe(dayIn('Pacific/Kiritimati'));
    await page.getByText('days in Kiritimati').first().waitFor();
    await page.getByLabel('Days begin in').selectOption('Pacific/Pago_Pago');
    expect(await to.inputValue()).toBe(dayIn('Pacific/Pago_Pago'));
    await page.getByLabel('Days', { exact: true }).selectOption('Last 7 days');
    await page.getByRole('button', { name: 'Sessions per day as a table' }).click();
    expect(await card(page, 'Sessions per day').getByRole('row').count()).toBe(8);
  });

  it('leave the figures of before in place until others come', async () => {
    const { page } = await window.visit(app, { token, path: '/admin' });
    const plot = page.getByRole('img', { name: /^Sessions per day/ });
    await plot.waitFor();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/graphql', async (route) => {
      await held;
      await route.continue();
    });
    await page.getByLabel('Days', { exact: true }).selectOption('Last 90 days');
    await page.locator('section[aria-label="Sessions"][aria-busy="true"]').waitFor();
    expect(await plot.count()).toBe(1);
    release();
    await page.locator('section[aria-label="Sessions"][aria-busy="false"]').waitFor();
  });

  it('are shown to nobody else', async () => {
    const { token: none } = await member(app);
    const { page } = await window.visit(app, { token: none, path: '/admin' });
    await page.getByText('This is for admins.').first().waitFor();
    expect(await page.getByRole('img').count()).toBe(0);
  });
});
