import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { type RunningApp, startApp } from '../support/app.js';
import { member } from '../support/people.js';
import { aBrowser } from './support/browser.js';
import { repliesOn, say } from './support/chatting.js';

const PATHS = ['/c/new', '/days', '/who', '/data', '/admin'];
const ASSETS = join(import.meta.dirname, '../../dashboard/dist/assets');
const MOST_INITIAL_BYTES = 200 * 1024;

let app: RunningApp;
let token: string;
const window = aBrowser();
beforeAll(async () => {
  app = await startApp();
  ({ token } = await member(app, undefined, 'admin'));
});
afterAll(() => app.stop());

/**
 * What people with a screen reader, a keyboard or weak eyes would stumble over. The ends of a menu
 * or dialog are left out: invisible places that hand the focus on, on which nobody ever stands.
 */
async function stumbles(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<axe.AxeResults>(
    "axe.run({ exclude: [['[data-focus-trap]']] }, { resultTypes: ['violations'] })",
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** Nothing sticks out at the side. */
const overflows = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth');

describe.each(['light', 'dark'] as const)('In the %s, on a desk and on a phone,', (colorScheme) => {
  it.each(PATHS)('%s is open to everybody', async (path) => {
    const { page } = await window.visit(app, { token, path, colorScheme });
    await page.locator('main h1').waitFor();
    await page.waitForLoadState('networkidle');
    expect(await stumbles(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    await page.getByRole('button', { name: 'Open the menu' }).waitFor();
    expect(await overflows(page)).toBe(false);
    expect(await stumbles(page)).toEqual([]);
  });

  it('a conversation, its menus and its dialogs are open to everybody', async () => {
    const { page } = await window.visit(app, { token, path: '/c/new', colorScheme });
    await say(page, 'Hello there');
    await repliesOn(page).getByText('Hello there').waitFor();
    expect(await stumbles(page)).toEqual([]);
    await repliesOn(page).getByLabel('Rate').click();
    await page.getByRole('menuitem', { name: '5 · Very good' }).waitFor();
    expect(await stumbles(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByLabel('Search what was said').click();
    await page.getByLabel('What was said', { exact: true }).fill('hello');
    await page.getByText('place found').or(page.getByText('places found')).waitFor();
    expect(await stumbles(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 360, height: 740 });
    await page.getByRole('button', { name: 'Open the menu' }).click();
    await page.getByRole('dialog', { name: 'Menu' }).waitFor();
    expect(await stumbles(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
  });
});

describe('The page', () => {
  it('is used by the keyboard alone', async () => {
    const { page } = await window.visit(app, { token, path: '/days' });
    await page.getByRole('heading', { name: 'My days' }).waitFor();
    await page.getByRole('link', { name: 'Chat', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Message', { exact: true }).waitFor();
    await page.getByRole('button', { name: /^Account:/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: /^Colours/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    expect(await page.evaluate('document.activeElement.textContent')).toMatch(/^Account:/);
  });

  it('is in the colours that one chose, also at the next visit', async () => {
    const { page } = await window.visit(app, { token, path: '/days' });
    const background = () =>
      page.evaluate('getComputedStyle(document.documentElement).backgroundColor');
    const light = await background();
    for (const colours of ['Colours: as the system', 'Colours: light']) {
      await page.getByRole('button', { name: /^Account:/ }).click();
      await page.getByRole('menuitem', { name: colours }).click();
    }
    expect(await background()).not.toBe(light);
    const dark = await background();
    await page.reload();
    await page.getByRole('heading', { name: 'My days' }).waitFor();
    expect(await background()).toBe(dark);
  });

  it('begins with at most 200 KB of scripts, compressed', async () => {
    const { page } = await window.visit(app, { token, path: '/c/new' });
    await page.getByText('What is on your mind?').waitFor();
    const names = await page.evaluate<string[]>(
      "performance.getEntriesByType('resource').map(({ name }) => name.split('/').at(-1))",
    );
    const scripts = (await readdir(ASSETS)).filter(
      (file) => names.includes(file) && file.endsWith('.js'),
    );
    const bytes = await Promise.all(
      scripts.map(async (file) => gzipSync(await readFile(join(ASSETS, file))).length),
    );
    const all = bytes.reduce((sum, each) => sum + each, 0);
    expect(all).toBeGreaterThan(50 * 1024);
    expect(all).toBeLessThanOrEqual(MOST_INITIAL_BYTES);
  });
});
