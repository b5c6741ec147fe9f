import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { type RunningApp, startApp } from '../support/app.js';
import { member, type Person } from '../support/people.js';
import { until } from '../support/until.js';
import { all, current, type Visit } from '../support/visits.js';
import { aBrowser } from './support/browser.js';
import { account, repliesOn, say, signIn } from './support/chatting.js';

const MINUTE = 60_000;

let app: RunningApp;
const window = aBrowser();
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const opened = async (person: Person): Promise<Visit> => {
  await until(async () => (await current(person)) !== null);
  return (await current(person))!;
};

/** To somewhere that is no page of the dashboard. */
const leave = (page: Page) => page.goto(`${app.url}/favicon.svg`);

const asked = (page: Page, mutation: string) =>
  page.waitForResponse((response) => !!response.request().postData()?.includes(mutation));

describe('A visit', () => {
  it('begins on whatever page, is one for all pages, reloads and tabs, and ends with the last', async () => {
    const ada = await member(app);
    const { page, another } = await window.visit(app, { token: ada.token, path: '/data' });
    const { id } = await opened(ada);
    for (const path of ['/data', '/who', '/days', '/']) {
      const again = asked(page, 'startSession');
      await page.goto(app.url + path);
      await again;
    }
    const other = await another('/who');
    await other.waitForLoadState('networkidle');
    expect(await current(ada)).toMatchObject({ id });

    let isResumed = false;
    void asked(other, 'startSession').then(() => (isResumed = true));
    await leave(page);
    // The tab that stays takes the goodbye back as soon as it has arrived.
    await until(async () => {
      await look(other, 'visible');
      return isResumed;
    });
    await until(async () => (await current(ada))?.id === id);

    await leave(other);
    await until(async () => (await current(ada)) === null);
    expect(await all(ada)).toMatchObject([{ id, endReason: 'CLIENT' }]);
  });

  it('holds what is said in it, also in the conversation that begins with it', async () => {
    const ada = await member(app);
    const { page } = await window.visit(app, { token: ada.token });
    await say(page, 'Hello');
    await repliesOn(page).getByText('Hello').waitFor();
    await say(page, 'And again');
    await repliesOn(page).getByText('And again').waitFor();
    const [only, ...others] = await all(ada);
    expect(only!.activities.map(({ kind }) => kind)).toEqual(['CHAT', 'CHAT']);
    expect(others).toEqual([]);
  });

  it('lives on for as long as the page is looked at, and no longer', async () => {
    const ada = await member(app);
    const now = new Date().toISOString();
    const { page } = await window.visit(app, { token: ada.token, path: '/who', now });
    await opened(ada);
    await page.waitForLoadState('networkidle');
    const beats = countBeats(page);
    // One that is still on its way is not followed by another.
    for (const sent of [1, 2]) {
      await until(async () => {
        await page.clock.fastForward(2 * MINUTE);
        return beats.sent >= sent;
      });
    }

    await look(page, 'hidden');
    const before = beats.sent;
    await page.clock.fastForward(10 * MINUTE);
    expect(beats.sent).toBe(before);

    await until(async () => {
      await look(page, 'visible');
      return beats.sent > before;
    });
  });

  it('that was ended elsewhere is followed by another, with what is said then in it', async () => {
    const ada = await member(app);
    const { page } = await window.visit(app, { token: ada.token });
    const { id } = await opened(ada);
    await app.database.query(
      `update session set started_at = started_at - interval '2 hours', last_activity_at = started_at - interval '2 hours',
         alive_until = started_at - interval '90 minutes' where id = $1`,
      [id],
    );
    await say(page, 'Still there?');
    await repliesOn(page).getByText('Still there?').waitFor();
    const [next] = await all(ada);
    expect(next!.id).not.toBe(id);
    expect(next!.activities.map(({ kind }) => kind)).toEqual(['CHAT']);
  });
});

function countBeats(page: Page): { sent: number } {
  const beats = { sent: 0 };
  page.on('request', (request) => {
    if (request.postData()?.includes('heartbeat')) beats.sent += 1;
  });
  return beats;
}

/** As when another tab is brought to the front, or this one again. */
const look = (page: Page, state: 'hidden' | 'visible') =>
  page.evaluate(`
    Object.defineProperty(document, 'visibilityState', { get: () => '${state}', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  `);

describe('Who signs in, brings along what a guest did, and signs out', () => {
  it('is in a session of the right account all the time', async () => {
    const { page } = await window.visit(app);
    const sessions = async () =>
      app.database.query<{ kind: string; subject: string | null; reason: string | null }>(
        `select kind, subject, end_reason as reason from session
         join account on account.id = session.account_id order by session.started_at, session.id`,
      );
    const before = (await sessions()).length;
    const since = async () => (await sessions()).slice(before);
    await say(page, 'As a guest');
    await repliesOn(page).getByText('As a guest').waitFor();
    expect(await since()).toEqual([{ kind: 'GUEST', subject: null, reason: null }]);

    await signIn(page, 'Barbara');
    const mine = { kind: 'MEMBER', subject: 'Barbara', reason: null };
    await until(async () => (await since()).length === 2);
    await until(async () => (await since())[0]!.reason === 'CLIENT');
    expect((await since())[1]).toEqual(mine);

    await page.getByRole('button', { name: 'Bring it along' }).click();
    await page.getByRole('button', { name: 'Go on' }).click();
    expect(await since()).toEqual([{ ...mine, reason: 'CLIENT' }, mine]);

    await account(page, 'Sign out');
    await page.getByRole('button', { name: 'Account: Guest' }).waitFor();
    await until(async () => (await since()).length === 3);
    await until(async () => (await since())[1]!.reason === 'CLIENT');
    expect((await since())[2]).toEqual({ kind: 'GUEST', subject: null, reason: null });
  });
});
