import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from '../support/app.js';
import { companionStub, type CompanionStub } from '../support/companion-stub.js';
import { member } from '../support/people.js';
import { askingThe } from '../modules/chat/turn/turns.js';
import { aBrowser } from './support/browser.js';
import { messages, mineOn, repliesOn, say } from './support/chatting.js';

const WORDS = Array.from({ length: 12 }, (_, at) => `word${at} `);
const WHOLE = WORDS.join('').trim();

let stub: CompanionStub;
let app: RunningApp;
const window = aBrowser();
beforeAll(async () => {
  stub = await companionStub();
  app = await startApp({ env: askingThe(stub) });
});
afterAll(async () => {
  await app.stop();
  await stub.close();
});

/** The next reply comes in pieces, slowly. */
const slowly = (tokenDelayMs = 150) => stub.next('ok', { tokens: WORDS, tokenDelayMs });

describe('A reply that is written', () => {
  it('is read as it grows, and is stopped', async () => {
    const { page } = await window.visit(app, { token: (await member(app)).token });
    slowly(400);
    await say(page, 'Tell me a long story');
    await repliesOn(page).getByText('word1').waitFor();
    await page.getByRole('button', { name: 'Stop the reply' }).click();
    await page.getByText('You stopped this reply.').waitFor();
    expect(await repliesOn(page).textContent()).not.toContain('word11');
    await page.getByRole('button', { name: 'Send' }).waitFor();
  });

  it('goes on where it was when the page is reloaded in the middle of it', async () => {
    const { page } = await window.visit(app, { token: (await member(app)).token });
    slowly(250);
    await say(page, 'Tell me a story');
    await repliesOn(page).getByText('word2').waitFor();
    await page.reload();
    await repliesOn(page).getByText('word3').waitFor();
    await repliesOn(page).getByText(WHOLE).waitFor();
    expect(await messages(page).count()).toBe(2);
  });

  it('that fails says so, keeps the message, and is asked for again', async () => {
    const { page } = await window.visit(app, { token: (await member(app)).token });
    stub.next('400');
    await say(page, 'Are you well?');
    await page.getByText('The companion could not answer.').waitFor();
    stub.next('ok', { text: 'I am well.' });
    await page.getByRole('button', { name: 'Ask again' }).click();
    await repliesOn(page).getByText('I am well.').waitFor();
    expect(await mineOn(page).count()).toBe(1);
  });
});

describe('Two tabs', () => {
  it('show the same, whichever of them is written in', async () => {
    const { page: one, another } = await window.visit(app, { token: (await member(app)).token });
    stub.next('ok', { text: 'Good morning.' });
    await say(one, 'Hello');
    await repliesOn(one).getByText('Good morning.').waitFor();
    const other = await another();
    await repliesOn(other).getByText('Good morning.').waitFor();

    slowly();
    await say(one, 'Go on');
    await mineOn(other).getByText('Go on').waitFor();
    await repliesOn(other).getByText('word1').waitFor();
    await repliesOn(other).getByText(WHOLE).waitFor();

    stub.next('ok', { text: 'Then stop.' });
    await mineOn(other).nth(1).getByLabel('Edit').click();
    await other.getByLabel('Other words for this message').fill('Stop');
    await other.getByRole('button', { name: 'Send anew' }).click();
    await repliesOn(one).getByText('Then stop.').waitFor();
    expect(await messages(one).count()).toBe(4);

    await mineOn(one).nth(1).getByLabel('The one before').click();
    await repliesOn(other).getByText(WHOLE).waitFor();
  });
});
