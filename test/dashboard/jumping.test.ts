import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { type RunningApp, startApp } from '../support/app.js';
import { keep, type KeptConversation } from '../support/history.js';
import { member, type Person } from '../support/people.js';
import { accountOf } from '../support/talk.js';
import { until } from '../support/until.js';
import { aBrowser } from './support/browser.js';
import { messages, mineOn, repliesOn, say } from './support/chatting.js';

const LENGTH = 1_000;

let app: RunningApp;
const window = aBrowser();
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

/** A long conversation in one line, each message the answer to the one before. */
async function longTalk(ada: Person): Promise<KeptConversation> {
  const said = Array.from({ length: LENGTH }, (_, at) => ({ onPath: true, at: at * 60_000 }));
  const [talk] = await keep(app.database, await accountOf(ada), [{ said }]);
  await app.database.query(
    `update message m set parent_id = p.id from message p
     where m.conversation_id = $1 and p.conversation_id = $1 and p.index = m.index - 1`,
    [talk!.id],
  );
  return talk!;
}

async function open(): Promise<{ page: Page; talk: KeptConversation; asked(): number }> {
  const ada = await member(app);
  const talk = await longTalk(ada);
  const { page } = await window.visit(app, { token: ada.token });
  await numbered(page, LENGTH).waitFor();
  let asked = 0;
  page.on('request', (request) => {
    if (request.postData()?.includes('"History"')) asked += 1;
  });
  return { page, talk, asked: () => asked };
}

const numbered = (page: Page, number: number): Locator =>
  messages(page).getByText(`Message ${number}`, { exact: true });

async function jump(page: Page, words: string): Promise<void> {
  await page.getByLabel('Search what was said').click();
  await page.getByLabel('What was said', { exact: true }).fill(words);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^You|^Smriti/ })
    .first()
    .click();
}

const isInView = async (place: Locator): Promise<boolean> => {
  const box = await place.boundingBox();
  return box !== null && box.y >= 0 && box.y + box.height <= 720;
};

describe('A jump to what was found', () => {
  it('loads what is around the place alone, from where one goes on in both directions', async () => {
    const { page, asked, talk } = await open();
    await app.database.query(
      `update message set content = 'The heron stood still', search_text = 'the heron stood still' where id = $1`,
      [talk.said[119]!.id],
    );
    await jump(page, 'heron stood');
    const place = mineOn(page).getByText('The heron stood still');
    await place.waitFor();
    await until(() => isInView(place));
    expect(asked()).toBeLessThanOrEqual(3);

    const list = page.getByRole('region', { name: 'Messages' });
    await list.hover();
    await until(async () => (await page.mouse.wheel(0, -600), numbered(page, 60).isVisible()));
    await until(async () => (await page.mouse.wheel(0, 600), numbered(page, 230).isVisible()));
    expect(await numbered(page, LENGTH).count()).toBe(0);
    await page.getByRole('button', { name: 'Newest' }).click();
    await numbered(page, LENGTH).waitFor();
    await until(() => isInView(numbered(page, LENGTH)));
    await jump(page, 'heron stood');
    await until(() => isInView(place));
  });

  it('is left for the end by whoever says something, and is followed by a reload', async () => {
    const { page, talk } = await open();
    await page.goto(`${app.url}/c/${talk.id}?at=${talk.said[99]!.id}`);
    await until(() => isInView(numbered(page, 100)));
    await page.reload();
    await until(() => isInView(numbered(page, 100)));
    await say(page, 'And now here');
    await repliesOn(page).getByText('And now here').waitFor();
    await mineOn(page).getByText('And now here').waitFor();
    await numbered(page, LENGTH).waitFor();
    await until(() => isInView(repliesOn(page).last()));
  });

  it('shows the branch on which it was said', async () => {
    const ada = await member(app);
    const { page } = await window.visit(app, { token: ada.token });
    await say(page, 'I live by the lighthouse');
    await repliesOn(page).getByText('I live by the lighthouse').waitFor();
    await mineOn(page).getByLabel('Edit').click();
    await page.getByLabel('Other words for this message').fill('I live by the mill');
    await page.getByRole('button', { name: 'Send anew' }).click();
    await repliesOn(page).getByText('I live by the mill').waitFor();

    await jump(page, 'lighthouse');

    await mineOn(page).getByText('I live by the lighthouse').waitFor();
    await mineOn(page).getByLabel('1 of 2').waitFor();
    expect(await messages(page).count()).toBe(2);
  });
});
