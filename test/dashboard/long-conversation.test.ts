import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setTimeout as pause } from 'node:timers/promises';
import { type RunningApp, startApp } from '../support/app.js';
import { keep } from '../support/history.js';
import { member } from '../support/people.js';
import { accountOf } from '../support/talk.js';
import { aBrowser } from './support/browser.js';
import { messages } from './support/chatting.js';

/** The soak makes ten thousand of it: `LONG_CONVERSATION=10000`. */
const LENGTH = Number(process.env['LONG_CONVERSATION'] ?? 400);

const PATIENCE_MS = 60_000 + LENGTH * 100;

let app: RunningApp;
const window = aBrowser();
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

interface Walk {
  /** The numbers that were drawn. */
  seen: number[];
  /** The most rows that existed at once. */
  most: number;
  /** Rows that were drawn out of order or twice at once. */
  disorder: number;
}

/** Scrolls up in the page, frame by frame, until the first message is there. */
const WALK_UP = `(async () => {
  const list = document.querySelector('[aria-label="Messages"]');
  const seen = new Set();
  let most = 0;
  let disorder = 0;
  while (!seen.has(1)) {
    const rows = [...list.querySelectorAll('article[data-message]')];
    const numbers = rows.map((row) => Number(/Message (\\d+)/.exec(row.textContent)[1]));
    disorder += numbers.filter((number, at) => at > 0 && number !== numbers[at - 1] + 1).length;
    most = Math.max(most, rows.length);
    numbers.forEach((number) => seen.add(number));
    list.scrollTop -= 500;
    await new Promise(requestAnimationFrame);
  }
  return { seen: [...seen], most, disorder };
})()`;

describe('A long conversation', () => {
  it(
    'is scrolled from its end to its start, each message once and few at a time',
    async () => {
      const ada = await member(app);
      const said = Array.from({ length: LENGTH }, (_, at) => ({ onPath: true, at: at * 60_000 }));
      await keep(app.database, await accountOf(ada), [{ said }]);
      const { page } = await window.visit(app, { token: ada.token });
      await messages(page).getByText(`Message ${LENGTH}`, { exact: true }).waitFor();

      const { seen, most, disorder } = await page.evaluate<Walk>(WALK_UP);

      expect(seen.toSorted((one, other) => one - other)).toEqual(said.map((_, at) => at + 1));
      expect(disorder).toBe(0);
      expect(most).toBeLessThan(80);
    },
    PATIENCE_MS,
  );

  it('does not jump when older messages come in front', async () => {
    const ada = await member(app);
    const said = Array.from({ length: 200 }, (_, at) => ({ onPath: true, at: at * 60_000 }));
    await keep(app.database, await accountOf(ada), [{ said }]);
    const { page } = await window.visit(app, { token: ada.token });
    await messages(page).getByText('Message 200', { exact: true }).waitFor();
    let isHeld = true;
    await page.route('**/graphql', async (route) => {
      while (isHeld && route.request().postData()?.includes('"before"')) await pause(20);
      await route.continue();
    });
    await page.getByRole('region', { name: 'Messages' }).hover();
    for (let turn = 0; turn < 40; turn += 1) await page.mouse.wheel(0, -400);
    const anchor = messages(page).getByText('Message 153', { exact: true });
    await anchor.waitFor();
    await pause(300);
    const before = (await anchor.boundingBox())!.y;

    isHeld = false;
    await messages(page).getByText('Message 150', { exact: true }).waitFor();
    await pause(300);

    expect(Math.abs((await anchor.boundingBox())!.y - before)).toBeLessThan(4);
  });
});
