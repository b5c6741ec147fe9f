import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import { startApp } from '../../../support/app.js';
import { claim } from '../../../support/claims.js';
import { guest, member, type Person } from '../../../support/people.js';
import { settled } from '../../../support/rows.js';
import {
  calendarOf,
  datesFrom,
  hadDays,
  moveTo,
  statesOf,
  streakOf,
} from '../../../support/streaks.js';
import { accountOf, say } from '../../../support/talk.js';
import { did, start } from '../../../support/visits.js';
import { context, forget, save, scored, versions } from '../../personality/people.js';
import { dateIn } from './lives.js';

let app: Awaited<ReturnType<typeof startApp>>;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

async function parties(): Promise<{ visitor: Person; ada: Person }> {
  return { visitor: await guest(app), ada: await member(app) };
}

const zoneOf = async (person: Person): Promise<string> =>
  (await person.get<{ me: { timeZone: string } }>('{ me { timeZone } }')).me.timeZone;

describe('Where a claimer lives', () => {
  it('is where the guest lived, if they never said it themselves', async () => {
    const { visitor, ada } = await parties();
    await moveTo(visitor, 'Asia/Dhaka');
    await claim(ada, visitor);
    expect(await zoneOf(ada)).toBe('Asia/Dhaka');
  });

  it('is where they said, whatever the guest said', async () => {
    const { visitor, ada } = await parties();
    await moveTo(visitor, 'Asia/Dhaka');
    await moveTo(ada, 'Europe/Paris');
    await claim(ada, visitor);
    expect(await zoneOf(ada)).toBe('Europe/Paris');
  });
});

describe('How a claimer described themselves', () => {
  it('is how the guest did, if they did not', async () => {
    const { visitor, ada } = await parties();
    await save(visitor, scored(20), 'shy');
    const { reply } = await say(visitor, 'hello');
    await claim(ada, visitor);
    expect((await versions(ada)).personality).toMatchObject({ version: 1, note: 'shy' });
    const { chatHistory } = await ada.get<{ chatHistory: { nodes: object[] } }>(
      '{ chatHistory { nodes { id personalityVersion } } }',
    );
    expect(chatHistory.nodes).toContainEqual({ id: reply.id, personalityVersion: 1 });
  });

  it('stays as it is, behind the guest’s versions, under a number nobody knows', async () => {
    const { visitor, ada } = await parties();
    await save(visitor, scored(20), 'shy');
    await save(ada, scored(80), 'bold');
    await context(ada);
    await claim(ada, visitor);
    const { personality, personalityHistory } = await versions(ada);
    expect(personality).toMatchObject({ version: 3, note: 'bold' });
    const all = personalityHistory.map(({ version, note }) => `${version} ${note}`);
    expect(all).toEqual(['3 bold', '2 shy', '1 bold']);
    expect(await context(ada, 1)).toMatchObject({ version: 3, notModified: false });
  });

  it('is the guest’s once they have forgotten their own, and no number comes back', async () => {
    const { visitor, ada } = await parties();
    await save(visitor, scored(20), 'shy');
    await save(ada, scored(80), 'bold');
    await forget(ada);
    await claim(ada, visitor);
    expect((await versions(ada)).personality).toMatchObject({ version: 2, note: 'shy' });
  });
});

describe('The days of a claimer', () => {
  it('have what both did on them', async () => {
    const { visitor, ada } = await parties();
    const { id: sessionId } = await start(visitor);
    await did(visitor, { sessionId, kind: 'GAME' });
    await say(visitor, 'hello');
    await say(ada, 'hello');
    await claim(ada, visitor);
    const today = new Date().toISOString().slice(0, 10);
    expect(await calendarOf(ada, today)).toEqual([
      { date: today, state: 'COUNTED', kinds: ['CHAT', 'GAME'], activities: 3 },
    ]);
  });

  it('are those of either, one streak where they meet', async () => {
    const { visitor, ada } = await parties();
    await hadDays(app, visitor, datesFrom(dateIn(-4), 3));
    await hadDays(app, ada, datesFrom(dateIn(-6), 3));
    await claim(ada, visitor);
    expect(await streakOf(ada)).toMatchObject({ longestDays: 5, totalDays: 5 });
  });

  it('keep their own repairs and pauses, and take the guest’s where they have none', async () => {
    const { visitor, ada } = await parties();
    const pause = (from: number, to: number) =>
      `mutation { pauseStreak(from: "${dateIn(from)}", to: "${dateIn(to)}") { status } }`;
    await ada.get(pause(4, 5));
    await ada.get(pause(8, 9));
    await visitor.get(pause(2, 10));
    await repaired(ada, ['2026-01-01', '2026-01-02']);
    await repaired(visitor, ['2026-01-02', '2026-01-03']);
    await claim(ada, visitor);
    const states = await statesOf(ada, dateIn(1), dateIn(11));
    const paused = datesFrom(dateIn(2), 9).map((date) => `${date} PAUSED`);
    expect(states.filter((state) => state.endsWith('PAUSED'))).toEqual(paused);
    const repairs = await app.database.query<{ day: string; reason: string }>(
      'select day::text, reason from streak_repair where account_id = $1 order by day',
      [await accountOf(ada)],
    );
    const [own, theirs] = [await accountOf(ada), repairs.at(-1)!.reason];
    expect(repairs.map(({ reason }) => reason)).toEqual([own, own, theirs]);
    expect(theirs).not.toBe(own);
  });
});

/** The reason names who gave it. */
async function repaired(person: Person, days: string[]): Promise<void> {
  const id = await accountOf(person);
  await app.database.query(
    `insert into streak_repair (id, account_id, day, reason, repaired_at)
     select gen_random_uuid(), $1::uuid, day, $1::text, now() from unnest($2::date[]) as day`,
    [id, days],
  );
}

describe('What a guest did and nobody heard of before the claim', () => {
  it('counts for the claimer, once', async () => {
    const { visitor, ada } = await parties();
    const { message } = await say(visitor, 'hello');
    const [accountId, id, today] = [await accountOf(visitor), uuid(), dateIn(0)];
    await moveTo(visitor, 'Asia/Dhaka');
    await settled(app.database);
    const { id: messageId, conversationId } = message;
    const fact = { accountId, messageId, conversationId, at: new Date() };
    /** As a process leaves it behind that dies after its commit, for a relay that comes late. */
    const leave = (due: string) =>
      app.database.query(
        `insert into outbox_event (id, account_id, type, payload, due_at)
         values ($1, $2, 'MessageSent', $3, now() + $4::interval)
         on conflict (id) do update set due_at = excluded.due_at`,
        [id, accountId, JSON.stringify(fact), due],
      );
    await leave('1 hour');
    await claim(ada, visitor);
    const before = (await calendarOf(ada, today))[0]!.activities;
    for (let time = 0; time < 2; time += 1) {
      await leave('0');
      await settled(app.database);
    }
    expect((await calendarOf(ada, today))[0]!.activities).toBe(before + 1);
  });
});
