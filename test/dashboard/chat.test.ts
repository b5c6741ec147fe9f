import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { type RunningApp, startApp } from '../support/app.js';
import { member } from '../support/people.js';
import { until } from '../support/until.js';
import { aBrowser } from './support/browser.js';
import { messages, mineOn, repliesOn, say } from './support/chatting.js';

let app: RunningApp;
const window = aBrowser();
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const COUNT = '{ conversations { totalCount } }';

const come = async (): Promise<Page> => {
  const { token } = await member(app);
  return (await window.visit(app, { token })).page;
};

describe('Somebody who chats', () => {
  it('says something, is answered, and finds both after a reload', async () => {
    const page = await come();
    await say(page, 'The river smelled of rain');
    await repliesOn(page).getByText('The river smelled of rain').waitFor();

    await page.reload();

    await mineOn(page).getByText('The river smelled of rain').waitFor();
    expect(await messages(page).count()).toBe(2);
    expect(new URL(page.url()).pathname).toMatch(/^\/c\/[0-9a-f-]{36}$/);
  });

  it('sees HTML and scripts as the text that they are', async () => {
    const page = await come();
    const evil =
      '<img src=x onerror="document.title=\'taken\'"><script>document.title="taken"</script>';
    await say(page, evil);
    await mineOn(page).getByText(evil).waitFor();
    await repliesOn(page).getByText('<img src=x onerror=').waitFor();
    expect(await page.locator('article img, article script').count()).toBe(0);
    expect(await page.title()).not.toBe('taken');
  });

  it('edits a message, and goes back to what was said first', async () => {
    const page = await come();
    await say(page, 'I live in Dhaka');
    await repliesOn(page).getByText('I live in Dhaka').waitFor();
    await mineOn(page).getByLabel('Edit').click();
    await page.getByLabel('Other words for this message').fill('I live in Sylhet');
    await page.getByRole('button', { name: 'Send anew' }).click();
    await repliesOn(page).getByText('I live in Sylhet').waitFor();
    expect(await messages(page).count()).toBe(2);

    await mineOn(page).getByLabel('The one before').click();

    await repliesOn(page).getByText('I live in Dhaka').waitFor();
    expect(await mineOn(page).getByLabel('1 of 2').count()).toBe(1);
  });

  it('asks for another reply, and switches between the two', async () => {
    const page = await come();
    await say(page, 'Tell me something');
    await repliesOn(page).getByText('Tell me something').waitFor();
    await repliesOn(page).getByLabel('Another reply').click();
    await repliesOn(page).getByLabel('2 of 2').waitFor();
    await repliesOn(page).getByLabel('The one before').click();
    await repliesOn(page).getByLabel('1 of 2').waitFor();
    expect(await messages(page).count()).toBe(2);
  });

  it('rates a reply and reacts to it, and both are there after a reload', async () => {
    const page = await come();
    await say(page, 'How are you?');
    await repliesOn(page).getByLabel('Rate').click();
    await page.getByRole('menuitem', { name: '4 · Good' }).click();
    await repliesOn(page).getByLabel('React', { exact: true }).click();
    await page.getByRole('menuitem', { name: '💡' }).click();
    await repliesOn(page).getByLabel('Take 💡 back').waitFor();

    await page.reload();

    await repliesOn(page).getByLabel('Rated 4 of 5').waitFor();
    await repliesOn(page).getByLabel('Take 💡 back').click();
    await repliesOn(page).getByLabel('Take 💡 back').waitFor({ state: 'detached' });
  });

  it('finds what was said long ago, marked, and is led to the place', async () => {
    const { token, get } = await member(app);
    const { createConversation: begun } = await get<{ createConversation: { id: string } }>(
      'mutation { createConversation(input: { title: "Long talk" }) { id } }',
    );
    for (let at = 0; at < 70; at += 1) {
      const content = at === 3 ? 'The mango tree fell in the storm' : `Line ${at}`;
      await get('mutation ($i: SendMessageInput!) { sendMessage(input: $i) { replayed } }', {
        i: { clientMessageId: `${begun.id}${at}`, conversationId: begun.id, content },
      });
    }
    const { page } = await window.visit(app, { token });
    await mineOn(page).getByText('Line 69').waitFor();

    await page.getByLabel('Search what was said').click();
    await page.getByLabel('What was said', { exact: true }).fill('mango storm');
    const hit = page.getByRole('dialog').getByRole('button', { name: /^You/ });
    await hit.waitFor();
    expect(await hit.locator('mark').allTextContents()).toEqual(['mango', 'storm']);
    await hit.click();

    const place = mineOn(page).getByText('The mango tree fell in the storm');
    await place.waitFor();
    await until(() => isInView(page, place));
  });
});

async function isInView(page: Page, place: Locator): Promise<boolean> {
  const box = await place.boundingBox();
  const { height } = page.viewportSize()!;
  return box !== null && box.y >= 0 && box.y + box.height <= height;
}

describe('Conversations', () => {
  it('are pinned, named, tagged, archived and brought back', async () => {
    const page = await come();
    await say(page, 'About the garden');
    await repliesOn(page).first().waitFor();
    const list = page.getByRole('region', { name: 'Conversations' });
    const choose = async (title: string, choice: string) => {
      await list.getByLabel(`What to do with “${title}”`).click();
      await page.getByRole('menuitem', { name: choice }).click();
    };
    await choose('About the garden', 'Pin');
    await list.getByRole('img', { name: 'Pinned' }).waitFor();
    await choose('About the garden', 'Name and tags…');
    await page.getByLabel('Name', { exact: true }).fill('Garden book');
    await page.getByRole('textbox', { name: 'Tags' }).fill('plants, spring');
    await page.getByRole('button', { name: 'Save' }).click();
    await list.getByText('Today · plants · spring').waitFor();
    await choose('Garden book', 'Archive');
    await list.getByText('Garden book').waitFor({ state: 'detached' });
    await page.getByText('This conversation is archived.').waitFor();
    await list.getByLabel('Show archived ones').click();
    await choose('Garden book', 'Bring back');
    await list.getByLabel('Show the conversations').click();
    await list.getByText('Garden book').waitFor();
  });

  it.each(['01a1fcb9-8084-728e-b80e-25b4136aa4b9', 'nonsense'])(
    'that are none are said to be, as at /c/%s',
    async (id) => {
      const { token } = await member(app);
      const { page } = await window.visit(app, { token, path: `/c/${id}` });
      await page.getByRole('heading', { name: 'This conversation is not here' }).waitFor();
      await page.getByRole('link', { name: 'To the chat' }).click();
      await page.getByText('What is on your mind?').waitFor();
    },
  );

  it('are deleted, unless one thinks better of it', async () => {
    const ada = await member(app);
    const { page } = await window.visit(app, { token: ada.token });
    await say(page, 'Not for long');
    await repliesOn(page).first().waitFor();
    const list = page.getByRole('region', { name: 'Conversations' });
    const remove = async () => {
      await list.getByLabel('What to do with “Not for long”').click();
      await page.getByRole('menuitem', { name: 'Delete' }).click();
      await list.getByText('Not for long').waitFor({ state: 'detached' });
    };
    await remove();
    await page.getByRole('button', { name: 'Undo' }).click();
    await list.getByText('Not for long').waitFor();
    await remove();
    // Whoever leaves the page has made up their mind, and the next page keeps to it in any case.
    await page.route('**/graphql', (route) =>
      route.request().postData()?.includes('deleteConversation') ? route.abort() : route.fallback(),
    );
    await page.reload();
    await list.getByText('Nothing yet.').waitFor();
    await page.unroute('**/graphql');
    await page.reload();
    await list.getByText('Nothing yet.').waitFor();
    await until(async () => {
      const { conversations } = await ada.get<{ conversations: { totalCount: number } }>(COUNT);
      return conversations.totalCount === 0;
    });
  });
});
