import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

describe('A guest who signs in', () => {
  it('sees what there is, brings it along, and has it all', async () => {
    const { page } = await window.visit(app);
    await say(page, 'My cat is called Luna');
    await repliesOn(page).getByText('My cat is called Luna').waitFor();
    await signIn(page, 'Linus');

    const offer = page.getByRole('dialog', { name: 'Bring it along?' });
    await offer.getByText('1 conversation').waitFor();
    await offer.getByText('2 messages').waitFor();
    await offer.getByText('1 active day').waitFor();
    await offer.getByRole('button', { name: 'Bring it along' }).click();
    const receipt = page.getByRole('dialog', { name: 'It is all here' });
    await receipt.getByText('2 messages').waitFor();
    await receipt.getByRole('button', { name: 'Go on' }).click();

    await mineOn(page).getByText('My cat is called Luna').waitFor();
    await page.reload();
    await mineOn(page).getByText('My cat is called Luna').waitFor();
    await page.getByRole('button', { name: 'Account: Linus' }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('may do so later', async () => {
    const { page } = await window.visit(app);
    await say(page, 'Not yet');
    await repliesOn(page).getByText('Not yet').waitFor();
    await signIn(page, 'Margaret');
    await page.getByRole('button', { name: 'Not now' }).click();
    await page.getByText('What is on your mind?').waitFor();
    await account(page, 'Bring guest chats along');
    await page.getByRole('button', { name: 'Bring it along' }).click();
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('region', { name: 'Conversations' }).getByText('Not yet').click();
    await mineOn(page).getByText('Not yet').waitFor();
  });

  it('is not asked about nothing', async () => {
    const { page } = await window.visit(app);
    await signIn(page, 'Edsger');
    await page.getByRole('button', { name: 'Account: Edsger' }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });
});
