import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApp } from '../../../support/app.js';
import { turnedClock, type TurnedClock } from '../../../support/clock.js';
import { member, type Person } from '../../../support/people.js';
import { say } from '../../../support/talk.js';
import { edit } from '../turn/turns.js';

interface Day {
  date: string;
  messages: number;
  averageSentiment: number;
  moods: { mood: string; count: number }[];
}

const TREND = `query ($from: LocalDate!, $to: LocalDate!) {
  moodTrend(from: $from, to: $to) { date messages averageSentiment moods { mood count } }
}`;
const HAPPY = 'I am so happy today!';
const SAD = 'I am sad and lonely';

let app: Awaited<ReturnType<typeof startApp>>;
let clock: TurnedClock;
let ada: Person;
beforeAll(async () => {
  app = await startApp();
  clock = turnedClock(app);
});
afterAll(() => app.stop());
beforeEach(async () => {
  ada = await member(app);
});

const trend = async (from = '2026-11-01', to = '2026-11-30'): Promise<Day[]> =>
  (await ada.get<{ moodTrend: Day[] }>(TREND, { from, to })).moodTrend;
const days = async (from?: string, to?: string) =>
  (await trend(from, to)).map(({ date, messages }) => `${date}: ${messages}`);
async function said(at: string, ...texts: string[]): Promise<void> {
  clock.stopAt(at);
  for (const text of texts) await say(ada, text);
}
const livesIn = (zone: string) =>
  ada.get('mutation ($zone: TimeZone!) { setTimeZone(timeZone: $zone) { id } }', { zone });

describe('The trend of moods', () => {
  it('shows the days on which something was said, and how it sounded', async () => {
    await said('2026-11-02T12:00:00.000Z', HAPPY, HAPPY, SAD);
    await said('2026-11-05T12:00:00.000Z', SAD);
    expect(await trend()).toEqual([
      {
        date: '2026-11-02',
        messages: 3,
        averageSentiment: 0.267,
        moods: [
          { mood: 'positive', count: 2 },
          { mood: 'negative', count: 1 },
        ],
      },
      {
        date: '2026-11-05',
        messages: 1,
        averageSentiment: -0.4,
        moods: [{ mood: 'negative', count: 1 }],
      },
    ]);
  });

  it('counts what it cannot understand, and says nothing of how it sounded', async () => {
    await said('2026-11-02T12:00:00.000Z', 'আমি আজ খুব খুশি');
    const unknown = { messages: 1, averageSentiment: 0, moods: [] };
    expect(await trend()).toEqual([{ date: '2026-11-02', ...unknown }]);
    await say(ada, HAPPY);
    expect(await trend()).toMatchObject([{ messages: 2, averageSentiment: 0.6 }]);
  });

  it('has the days of the zone in which the account lives', async () => {
    await said('2026-11-02T19:00:00.000Z', HAPPY);
    expect(await days()).toEqual(['2026-11-02: 1']);
    await livesIn('Asia/Dhaka');
    expect(await days()).toEqual(['2026-11-03: 1']);
    expect(await days('2026-11-02', '2026-11-02')).toEqual([]);
    expect(await days('2026-11-03', '2026-11-03')).toEqual(['2026-11-03: 1']);
  });

  it('keeps to its days where the clocks change', async () => {
    await livesIn('America/New_York');
    // The first Sunday of November has 25 hours there.
    await said('2026-11-01T03:59:59.999Z', HAPPY);
    await said('2026-11-01T04:00:00.000Z', HAPPY);
    await said('2026-11-02T04:59:59.999Z', HAPPY);
    await said('2026-11-02T05:00:00.000Z', HAPPY);
    expect(await days('2026-11-01', '2026-11-01')).toEqual(['2026-11-01: 2']);
    expect(await days('2026-10-31', '2026-11-02')).toEqual([
      '2026-10-31: 1',
      '2026-11-01: 2',
      '2026-11-02: 1',
    ]);
  });

  it('knows an edited message as it reads now', async () => {
    await said('2026-11-02T12:00:00.000Z');
    const { message } = await say(ada, SAD);
    await edit(ada, message.id, HAPPY, randomUUID());
    expect(await trend()).toMatchObject([{ messages: 1, averageSentiment: 0.6 }]);
  });

  it('is one’s own, and empty at first', async () => {
    await said('2026-11-02T12:00:00.000Z', HAPPY);
    ada = await member(app);
    expect(await trend()).toEqual([]);
  });

  it.each([
    ['is reversed', '2026-11-02', '2026-11-01'],
    ['has 401 days', '2026-01-01', '2027-02-05'],
    ['has a day that is none', '2026-02-30', '2026-03-01'],
  ])('is refused for a range that %s', async (_, from, to) => {
    expect(await ada.refusal(TREND, { from, to })).toBe('BAD_USER_INPUT');
  });

  it('covers 400 days, up to the last that can be written', async () => {
    expect(await days('2026-01-01', '2027-02-04')).toEqual([]);
    expect(await days('9999-12-31', '9999-12-31')).toEqual([]);
  });
});

describe('A message', () => {
  const FIND = `query ($filter: MessageFilter) {
    searchChat(query: "today", filter: $filter) { nodes { message { mood sentiment role } } }
  }`;

  it('is found by its mood and sentiment from the moment it is kept; a reply has none', async () => {
    await said('2026-11-02T12:00:00.000Z', HAPPY, 'I am sad today');
    const found = async (filter: object) =>
      (
        await ada.get<{ searchChat: { nodes: { message: object }[] } }>(FIND, { filter })
      ).searchChat.nodes.map(({ message }) => message);
    const happy = { mood: 'positive', sentiment: 0.6, role: 'USER' };
    const sad = { mood: 'negative', sentiment: -0.4, role: 'USER' };
    expect(await found({ mood: 'positive' })).toEqual([happy]);
    expect(await found({ minSentiment: 0.6 })).toEqual([happy]);
    expect(await found({ maxSentiment: -0.4 })).toEqual([sad]);
    expect(await found({ role: 'ASSISTANT' })).toEqual([
      { mood: null, sentiment: null, role: 'ASSISTANT' },
      { mood: null, sentiment: null, role: 'ASSISTANT' },
    ]);
  });
});
