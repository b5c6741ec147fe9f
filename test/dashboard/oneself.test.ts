import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from '../support/app.js';
import { member } from '../support/people.js';
import { say } from '../support/talk.js';
import { aBrowser } from './support/browser.js';

let app: RunningApp;
const window = aBrowser();
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const TALKS = JSON.stringify([
  { id: 'one', conversations: [{ from: 'human', value: 'Hello from elsewhere' }] },
  { id: 'two', conversations: 'nothing of the kind' },
]);

describe('Who I am', () => {
  it('is described, told to the companion word for word, kept, and forgotten', async () => {
    const { token } = await member(app);
    const { page } = await window.visit(app, { token, path: '/who' });
    await page.getByText('Nothing yet.').waitFor();
    await page.getByLabel(/^Openness/).fill('90');
    await page.getByLabel('In my own words').fill('I like short answers');
    await page.getByRole('button', { name: 'Save this portrait' }).click();
    const told = page.locator('blockquote');
    await told.waitFor();
    const words = await told.textContent();

    let asked = 0;
    page.on('request', (request) => {
      if (request.postData()?.includes('personalityContext')) asked += 1;
    });
    await page.reload();
    await told.waitFor();
    expect(await told.textContent()).toBe(words);
    expect(asked).toBe(0);

    await page.getByRole('button', { name: 'Forget my portrait' }).click();
    await page.getByRole('button', { name: 'Forget every version' }).click();
    await page.getByText('Nothing yet.').waitFor();
  });

  it('is found by twenty questions', async () => {
    const { token } = await member(app);
    const { page } = await window.visit(app, { token, path: '/who' });
    await page.getByRole('button', { name: 'Answer 20 questions' }).click();
    await page.getByText('20 left').waitFor();
    for (const answer of await page.getByLabel('Very much').all()) await answer.check();
    await page.getByRole('button', { name: 'Make my portrait' }).click();
    await page.getByRole('table', { name: 'Versions' }).getByText('the questionnaire').waitFor();
  });
});

describe('My data', () => {
  it('comes in with a report of what was added and what was broken', async () => {
    const { token } = await member(app);
    const { page } = await window.visit(app, { token, path: '/data' });
    const file = { name: 'talks.json', mimeType: 'application/json', buffer: Buffer.from(TALKS) };
    await page.getByLabel('A file to import').setInputFiles(file);
    await page.getByText('1 message added').waitFor();
    await page.getByText('What could not be read').waitFor();
    await page.goto(app.url);
    await page.getByText('Hello from elsewhere').first().waitFor();
  });

  it('is deleted once the words are typed, and not before', async () => {
    const ada = await member(app);
    await say(ada, 'Something of mine');
    const { page } = await window.visit(app, { token: ada.token, path: '/data' });
    await page.getByRole('button', { name: 'Delete my data' }).click();
    const last = page.getByRole('button', { name: 'Delete it for good' });
    expect(await last.isDisabled()).toBe(true);
    await page.getByLabel('Type “delete everything”').fill('delete everything');
    await last.click();
    await page.waitForURL((url) => url.pathname === '/' || url.pathname.startsWith('/c/'));
    const { chatHistory } = await ada.get<{ chatHistory: { totalCount: number } }>(
      '{ chatHistory { totalCount } }',
    );
    expect(chatHistory.totalCount).toBe(0);
  });
});
