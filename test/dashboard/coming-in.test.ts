import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../support/app.js';
import { aBrowser } from './support/browser.js';
import { account, mineOn, repliesOn, say, signIn } from './support/chatting.js';

let app: RunningApp;
const window = aBrowser();
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const guests = async (): Promise<number> =>
  (await app.database.query("select from account where kind = 'GUEST'")).length;

describe('Whoever comes for the first time', () => {
  it('is a guest at once, and the same one at the next visit and in the next tab', async () => {
    const { page, another } = await window.visit(app);
    await page.getByRole('button', { name: 'Account: Guest' }).waitFor();
    const before = await guests();
    await say(page, 'I was here before');
    await repliesOn(page).first().waitFor();
    await page.reload();
    await mineOn(page).getByText('I was here before').waitFor();
    await mineOn(await another())
      .getByText('I was here before')
      .waitFor();
    expect(await guests()).toBe(before);
  });

  it('whose pass is good no more begins anew', async () => {
    const { page } = await window.visit(app);
    await page.getByRole('button', { name: 'Account: Guest' }).waitFor();
    await page.evaluate(
      "localStorage.setItem('smriti.guest', localStorage.getItem('smriti.guest').slice(0, -4) + 'AAAA')",
    );
    await page.reload();
    await page.getByText('What is on your mind?').waitFor();
    await say(page, 'Hello again');
    await repliesOn(page).getByText('Hello again').waitFor();
  });
});

describe('Signing in for trying', () => {
  it('opens the account of a name, with the pages for admins if one is, until one signs out', async () => {
    const { page, another } = await window.visit(app);
    await signIn(page, 'Grace', 'admin');
    await page.getByRole('button', { name: 'Account: Grace' }).waitFor();
    await page.getByRole('link', { name: 'Admin' }).click();
    await page.getByRole('heading', { name: 'Admin' }).waitFor();
    const other = await another();
    await other.getByRole('button', { name: 'Account: Grace' }).waitFor();

    await account(page, 'Sign out');

    await page.getByRole('button', { name: 'Account: Guest' }).waitFor();
    await other.getByRole('button', { name: 'Account: Guest' }).waitFor();
    expect(await page.getByRole('link', { name: 'Admin' }).count()).toBe(0);
  });
});
