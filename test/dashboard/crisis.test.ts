import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../support/app.js';
import { member } from '../support/people.js';
import { aBrowser } from './support/browser.js';
import { mineOn, repliesOn, say } from './support/chatting.js';

let app: RunningApp;
const window = aBrowser();
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

describe('Somebody in distress', () => {
  it('is told calmly who listens, beside what they wrote', async () => {
    const { page } = await window.visit(app, { token: (await member(app)).token });
    await say(page, 'I want to kill myself');
    const card = page.getByRole('complementary', { name: 'Somebody to talk to' });
    await card.waitFor();
    expect(await card.getByRole('listitem').count()).toBeGreaterThan(0);
    expect(await page.getByRole('alert').count()).toBe(0);
    await mineOn(page).getByText('I want to kill myself').waitFor();
    await repliesOn(page).first().waitFor();
  });
});
