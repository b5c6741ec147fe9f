import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { startApp } from '../support/app.js';
import { MINUTE, type TurnedClock, turnedClock } from '../support/clock.js';
import { member, type Person } from '../support/people.js';
import { datesFrom, hadDays } from '../support/streaks.js';
import { say as sayIt } from '../support/talk.js';
import { until } from '../support/until.js';
import { all } from '../support/visits.js';
import { aBrowser } from './support/browser.js';

const NOON = '2026-05-10T12:00:00Z';

let app: Awaited<ReturnType<typeof startApp>>;
let clock: TurnedClock;
let ada: Person;
const window = aBrowser();
beforeAll(async () => {
  app = await startApp();
  clock = turnedClock(app);
});
beforeEach(async () => {
  clock.stopAt(NOON);
  ada = await member(app);
});
afterAll(() => app.stop());

const come = async (now = NOON, timezoneId = 'UTC'): Promise<Page> => {
  const { token } = ada;
  const { page } = await window.visit(app, { token, path: '/days', now, timezoneId });
  await page.getByText('Days are counted in').waitFor();
  return page;
};

const said = (page: Page, words: string) => page.getByText(words).first().waitFor();
const day = (page: Page, told: string | RegExp) => page.getByRole('option', { name: told });

describe('The days', () => {
  it('each tell why they counted or did not, by the keyboard, too', async () => {
    await hadDays(app, ada, ['2026-05-06', '2026-05-07', '2026-05-09']);
    const page = await come();
    await day(page, 'May 7, 2026: you were here, 1 activity (chat)').waitFor();
    await day(page, 'May 8, 2026: missed').waitFor();
    await said(page, 'Keep it alive by the end of today');
    const calendar = page.getByRole('listbox', { name: 'Your days' });
    await calendar.focus();
    await page.keyboard.press('ArrowUp');
    await page.getByRole('paragraph').filter({ hasText: 'May 9, 2026: you were here' }).waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('paragraph').filter({ hasText: 'May 2, 2026' }).waitFor();
  });

  it('are paused from and to whenever one wants, which is refused in plain words, and cancelled', async () => {
    await hadDays(app, ada, ['2026-05-09']);
    const page = await come();
    const plan = async (from: string, to: string) => {
      await page.getByRole('button', { name: 'Plan a pause' }).click();
      await page.getByLabel('From').fill(from);
      await page.getByLabel('To, included').fill(to);
      await page.getByRole('button', { name: 'Pause these days' }).click();
    };
    await plan('2026-05-20', '2026-05-24');
    const pauses = page.getByRole('list', { name: 'Pauses' });
    await pauses.getByText('To be paused from May 20 to May 24').waitFor();

    await plan('2026-05-22', '2026-05-30');
    const told = page.getByRole('alert');
    await told.getByText('Some of these days are paused already').waitFor();
    await page.getByLabel('From').fill('2026-06-01');
    await page.getByLabel('To, included').fill('2026-07-15');
    await page.getByRole('button', { name: 'Pause these days' }).click();
    await told.getByText('A pause lasts 30 days at most.').waitFor();
    await page.keyboard.press('Escape');

    await plan('2026-05-10', '2026-05-11');
    await said(page, 'It rests, and does not break meanwhile.');
    await pauses.getByRole('button', { name: /^End now/ }).click();
    await pauses.getByText(/^Paused from/).waitFor({ state: 'detached' });
    await pauses.getByRole('button', { name: /^Cancel/ }).click();
    await pauses.waitFor({ state: 'detached' });
  });

  it('that were missed are repaired, one of the last three, with a reason', async () => {
    await hadDays(app, ada, ['2026-05-05', '2026-05-06', '2026-05-07', '2026-05-09']);
    const page = await come();
    await page.getByText('1 day', { exact: true }).waitFor();
    const begin = () => page.getByRole('button', { name: 'Repair a missed day' }).click();
    await begin();
    await page.getByRole('radio').first().waitFor();
    expect(await page.getByRole('radio').count()).toBe(3);
    expect(await page.getByRole('radio', { disabled: false }).count()).toBe(1);
    await page.getByRole('radio', { name: 'May 8, 2026: missed' }).check();
    await page.getByLabel('Reason').fill('I was ill');
    await page.getByRole('button', { name: 'Repair this day' }).click();
    await page.getByText('5 days', { exact: true }).first().waitFor();
    await day(page, 'May 8, 2026: missed, and repaired').waitFor();
    await begin();
    await said(page, 'None of these days was missed: there is nothing to repair.');
  });

  it('are others after midnight, where one lives, and the streak with them', async () => {
    const BEFORE = '2026-05-10T17:59:00Z';
    clock.stopAt(BEFORE);
    await hadDays(app, ada, datesFrom('2026-05-08', 3));
    const page = await come(BEFORE, 'Asia/Dhaka');
    await said(page, 'Days are counted in Asia/Dhaka.');
    await said(page, 'Today counts already.');
    await said(page, 'by the end of tomorrow');
    const pass = async (ms: number) => {
      clock.turn(ms);
      await page.clock.fastForward(ms);
    };
    expect(await day(page, /^May 11/).count()).toBe(0);

    await pass(2 * MINUTE);
    await day(page, 'May 11, 2026: today, still open').waitFor();
    await said(page, 'Keep it alive by the end of today');
    await page.getByText('3 days', { exact: true }).first().waitFor();

    await pass(24 * 60 * MINUTE);
    await day(page, 'May 11, 2026: missed').waitFor();
    await said(page, 'The last run is over.');
    await page.getByText('0 days', { exact: true }).waitFor();
  });
});

describe('What is done on the page', () => {
  it('is recorded with its begin and its end, whether it is won, stopped or walked out of', async () => {
    const page = await come();
    await page.getByRole('button', { name: 'Play a game' }).click();
    for (let caught = 0; caught < 5; caught += 1) {
      await page.getByRole('button', { name: `The moon, caught ${caught} of 5 times` }).click();
    }
    await said(page, 'Recorded: game');
    await said(page, 'Today counts already.');
    await page.getByRole('button', { name: 'Watch a film' }).click();
    await page.clock.runFor(3_000);
    await page.getByRole('button', { name: 'Stop' }).click();
    await said(page, 'Recorded: film');
    await page.getByText('2 activities', { exact: true }).click();
    await page
      .getByRole('listitem')
      .filter({ hasText: /film, 3(\.\d)? s/ })
      .last()
      .waitFor();
    await page.getByRole('button', { name: 'Hear a song' }).click();
    await page.getByRole('link', { name: 'Who I am' }).click();
    await said(page, 'Recorded: music');

    const [visit] = await all(ada);
    expect(visit!.activities.map(({ kind }) => kind)).toEqual(['GAME', 'VIDEO', 'MUSIC']);
    expect(visit!.activities.every(({ endedAt }) => endedAt !== null)).toBe(true);
    expect(visit!.activeMs).toBeGreaterThanOrEqual(3_000);
  });

  it('that could not be recorded is recorded once when it is tried again', async () => {
    const page = await come();
    let refused = 0;
    await page.route('**/graphql', async (route) => {
      if (refused > 0 || !route.request().postData()?.includes('recordActivity')) {
        return route.continue();
      }
      refused += 1;
      // It arrives, but its answer is lost.
      await route.fetch();
      await route.abort('connectionreset');
    });
    await page.getByRole('button', { name: 'Hear a song' }).click();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('button', { name: 'Try again' }).click();
    await said(page, 'Recorded: music');
    await until(() => refused === 1);
    expect((await all(ada))[0]!.activities).toHaveLength(1);
  });
});

describe('The moods', () => {
  it('are shown by day, as a plot and as a table', async () => {
    await sayIt(ada, 'What a wonderful day, I love it');
    const page = await come();
    await page.getByRole('img', { name: /^Mood/ }).waitFor();
    await page.getByRole('button', { name: 'Mood as a table' }).click();
    const row = page.getByRole('row').filter({ hasText: 'May 10' });
    const [, mood, messages] = await row.getByRole('cell').allTextContents();
    expect(Number(mood)).toBeGreaterThan(0);
    expect(messages).toBe('1');
  });
});
