import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { type RunningApp, startApp } from '../support/app.js';
import { Gate } from '../support/gate.js';
import { member } from '../support/people.js';
import { until } from '../support/until.js';
import { aBrowser } from './support/browser.js';
import { mineOn, repliesOn, say } from './support/chatting.js';

let app: RunningApp;
const window = aBrowser();
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const CRISIS = 'I want to kill myself';
const cards = (page: Page) => page.getByRole('complementary', { name: 'Somebody to talk to' });

describe('Somebody in distress', () => {
  it('is told calmly who listens, beside what they wrote, and again after a reload', async () => {
    const { page } = await window.visit(app, {
      token: (await member(app)).token,
      timezoneId: 'Asia/Dhaka',
    });
    await say(page, CRISIS);
    await cards(page).waitFor();
    expect(await cards(page).getByRole('listitem').count()).toBeGreaterThan(0);
    expect(await page.getByRole('alert').count()).toBe(0);
    await mineOn(page).getByText(CRISIS).waitFor();
    await repliesOn(page).first().waitFor();

    await page.reload();

    await cards(page).waitFor();
    const number = cards(page).getByRole('link', { name: '09612 119911' });
    expect(await number.getAttribute('href')).toBe('tel:09612119911');
  });

  it('is told who listens where they are by then', async () => {
    const { token } = await member(app);
    const { page } = await window.visit(app, { token, timezoneId: 'Asia/Dhaka' });
    await say(page, CRISIS);
    await cards(page).getByText('09612 119911').waitFor();
    const path = new URL(page.url()).pathname;
    const { page: abroad } = await window.visit(app, { token, path, timezoneId: 'Europe/London' });
    await cards(abroad).getByText('116 123').waitFor();
    expect(await cards(abroad).getByText('09612 119911').count()).toBe(0);
  });

  it('finds all cards open that were just told, and of those from before the newest', async () => {
    const { page } = await window.visit(app, {
      token: (await member(app)).token,
      timezoneId: 'Asia/Dhaka',
    });
    const numbers = cards(page).getByRole('link', { name: '09612 119911' });
    await say(page, CRISIS);
    await repliesOn(page).nth(0).waitFor();
    await say(page, `Still: ${CRISIS}`);
    await repliesOn(page).nth(1).waitFor();
    await until(async () => (await numbers.count()) === 2);

    await page.reload();

    await until(async () => (await cards(page).count()) === 2);
    expect(await numbers.count()).toBe(1);
    await cards(page).first().locator('summary').click();
    await until(async () => (await numbers.count()) === 2);
  });

  it('keeps a card open that they opened while their visit was only about to begin', async () => {
    const { token } = await member(app);
    const { page } = await window.visit(app, { token, timezoneId: 'Asia/Dhaka' });
    for (const nth of [0, 1]) {
      await say(page, CRISIS);
      await repliesOn(page).nth(nth).waitFor();
    }
    const visiting = new Gate();
    await page.route('**/graphql', async (route) => {
      if (route.request().postData()?.includes('StartVisit')) await visiting.pass();
      await route.continue();
    });
    await page.reload();
    const first = cards(page).first();
    await first.locator('summary').click();
    await first.getByRole('link').first().waitFor();

    await visiting.arrived;
    const askedAgain = page.waitForResponse((response) =>
      Boolean(response.request().postData()?.includes('crisisSupport')),
    );
    visiting.open();
    await askedAgain;
    await page.waitForLoadState('networkidle');
    expect(await first.getByRole('link').count()).toBeGreaterThan(0);
  });

  it('is asked about again when their visit began while it was asked', async () => {
    const { token } = await member(app);
    const { page } = await window.visit(app, { token, timezoneId: 'Asia/Dhaka' });
    await say(page, CRISIS);
    await repliesOn(page).first().waitFor();
    const [asking, visiting] = [new Gate(), new Gate()];
    let asked = 0;
    await page.route('**/graphql', async (route) => {
      const question = route.request().postData() ?? '';
      if (question.includes('StartVisit')) await visiting.pass();
      if (question.includes('crisisSupport') && (asked += 1) === 1) await asking.pass();
      await route.continue();
    });
    const visited = page.waitForResponse((response) =>
      Boolean(response.request().postData()?.includes('StartVisit')),
    );
    await page.reload();
    await Promise.all([asking.arrived, visiting.arrived]);
    visiting.open();
    await visited;
    asking.open();
    await until(() => asked === 2);
  });

  it('is told at once when an earlier message was edited and that is refused', async () => {
    const ada = await member(app);
    const { page } = await window.visit(app, { token: ada.token, timezoneId: 'Asia/Dhaka' });
    await say(page, 'Hello');
    await repliesOn(page).nth(0).waitFor();
    await say(page, CRISIS);
    await repliesOn(page).nth(1).waitFor();
    const id = page.url().split('/').at(-1);
    await ada.get(
      'mutation ($id: ID!) { updateConversation(id: $id, input: { status: ARCHIVED }) { id } }',
      { id },
    );
    await mineOn(page).first().getByLabel('Edit', { exact: true }).click();
    await page.getByLabel('Other words for this message').fill(`First: ${CRISIS}`);
    await page.getByRole('button', { name: 'Send anew' }).click();

    const numbers = cards(page).getByRole('link', { name: '09612 119911' });
    await until(async () => (await numbers.count()) === 2);
  });

  it('is told so, too, when what they wrote was refused, for as long as it stands there', async () => {
    const ada = await member(app);
    const { page } = await window.visit(app, { token: ada.token });
    await say(page, 'Hello');
    await repliesOn(page).first().waitFor();
    // Elsewhere, so that this page does not know of it yet.
    const id = page.url().split('/').at(-1);
    await ada.get(
      'mutation ($id: ID!) { updateConversation(id: $id, input: { status: ARCHIVED }) { id } }',
      { id },
    );
    await say(page, CRISIS);
    await page.getByText('Not sent yet. This conversation is archived').waitFor();
    await cards(page).waitFor();

    await page.reload();

    await page.getByText('Not sent yet. This conversation is archived').waitFor();
    await cards(page).waitFor();
    expect(await mineOn(page).getByText(CRISIS).count()).toBe(1);
  });
});
