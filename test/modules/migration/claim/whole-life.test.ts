import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import pg from 'pg';
import { spawnApp, startApp } from '../../../support/app.js';
import { claim, type Receipt } from '../../../support/claims.js';
import type { Person } from '../../../support/people.js';
import { settled } from '../../../support/rows.js';
import { accountOf, begin } from '../../../support/talk.js';
import { until } from '../../../support/until.js';
import { brokenRules } from '../../chat/turn/consistency.js';
import { type Hand, writing } from './hands.js';
import { dateIn, EMOJI, livelyGuest, livelyMember, LONGEST } from './lives.js';
import { type Picture, pictureOf } from './picture.js';

/** `npm run soak:claim` writes more. */
const WRITES = Number(process.env['CLAIM_WRITES'] ?? 100);
const HANDS = 8;
const EACH = Math.ceil(WRITES / HANDS);

let one: Awaited<ReturnType<typeof startApp>>;
let other: Awaited<ReturnType<typeof spawnApp>>;
let plain: Awaited<ReturnType<typeof startApp>>;
let visitor: Person;
let ada: Person;
let receipt: Receipt;
/** What either had before, what Ada has after it in the truth, and in both caches at once. */
let theirs: Picture;
let hers: Picture;
let truth: Picture;
let shown: Picture[];
let hands: Hand[];

/**
 * Claims while every hand is in the middle of a message: the claim, which has the guest already, waits
 * for the member until all of them wait for the claim.
 */
async function claimUnderway(): Promise<Receipt> {
  const holder = new pg.Client({ connectionString: one.database.ownerUrl });
  await holder.connect();
  try {
    const member = await accountOf(ada);
    await holder.query('begin');
    await holder.query('select from account where id = $1 for no key update', [member]);
    for (const hand of hands) hand.before = hand.acknowledged.length;
    const claimed = claim(ada, visitor, other.url);
    await until(async () => {
      const [found] = await one.database.query<{ waiting: number }>(
        `select count(*)::int as waiting from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return found!.waiting > HANDS;
    });
    await holder.query('commit');
    return await claimed;
  } finally {
    await holder.end();
  }
}

beforeAll(
  async () => {
    one = await startApp();
    const { database } = one;
    other = await spawnApp({ database });
    plain = await startApp({ database, env: { CACHE: 'off' } });
    [visitor, ada] = [await livelyGuest(one), await livelyMember(one)];
    [theirs, hers] = [await pictureOf(visitor), await pictureOf(ada)];
    hands = await Promise.all(
      Array.from({ length: HANDS }, async (_, nth) => ({
        conversationId: await begin(visitor, { title: `Hand ${nth}` }),
        acknowledged: [],
        before: 0,
        refused: new Set<string>(),
      })),
    );
    let isOver = false;
    const writer = { guest: visitor, member: ada, urls: [one.url, other.url] };
    const written = hands.map((hand) => writing(hand, writer, (count) => isOver && count >= EACH));
    await until(() => hands.every(({ acknowledged }) => acknowledged.length > EACH / 3));
    for (const { url } of [one, other, one, other]) await pictureOf(ada, url);
    receipt = await claimUnderway();
    const asked = [one, other].map(({ url }) => pictureOf(ada, url));
    shown = await Promise.all(asked);
    isOver = true;
    await Promise.all(written);
    await settled(database);
    truth = await pictureOf(ada, plain.url);
  },
  300_000 + WRITES * 2_000,
);
afterAll(async () => {
  await Promise.all([one.stop(), other.stop(), plain.stop()]);
});

const idsOf = ({ conversations }: Picture) => conversations.nodes.map(({ id }) => id);
const talkIn = ({ conversations }: Picture, id: string) =>
  conversations.nodes.find((talk) => talk.id === id)!;
const wordsIn = (picture: Picture) =>
  picture.conversations.nodes.flatMap(({ messages }) => messages.nodes);

describe('The life of a guest who writes on while being claimed', () => {
  it('comes along word by word, in order, with branches, ratings and reactions', () => {
    const shift = hers.personality!.version;
    for (const talk of theirs.conversations.nodes) {
      const said = talk.messages.nodes.map((each) => ({
        ...each,
        personalityVersion: each.personalityVersion && each.personalityVersion + shift,
      }));
      expect(talkIn(truth, talk.id)).toEqual({ ...talk, messages: { nodes: said } });
    }
    const contents = wordsIn(truth).map(({ content }) => content);
    expect(contents.filter((content) => content === 'ok')).toHaveLength(6);
    expect(contents).toEqual(expect.arrayContaining([EMOJI, LONGEST]));
    expect(wordsIn(theirs).filter(({ siblings }) => siblings.length > 1)).not.toEqual([]);
  });

  it('loses no message that was acknowledged, and has none twice', async () => {
    expect(hands.flatMap(({ acknowledged }) => acknowledged).length).toBeGreaterThanOrEqual(WRITES);
    for (const { conversationId, acknowledged } of hands) {
      const said = await one.database.query<{ content: string }>(
        `select content from message where conversation_id = $1 and role = 'USER' order by index`,
        [conversationId],
      );
      expect(said.map(({ content }) => content)).toEqual(acknowledged);
    }
  });

  it('was written by every hand before, while the pass died, and after', () => {
    for (const { acknowledged, before, refused } of hands) {
      expect(before).toBeGreaterThan(EACH / 3);
      expect([...refused]).toEqual(['UNAUTHENTICATED']);
      expect(acknowledged.length).toBeGreaterThan(before);
    }
  });

  it('leaves what the claimer had as it was', () => {
    for (const talk of hers.conversations.nodes) expect(talkIn(truth, talk.id)).toEqual(talk);
    expect(truth.personality!.note).toBe('bold');
    expect(truth.personalityHistory.map(({ note }) => note).toReversed()).toEqual([
      ...['bold', 'shy', 'less shy', 'bold'],
    ]);
    expect(truth.sessions.nodes).toEqual(expect.arrayContaining(hers.sessions.nodes));
  });

  it('brings its visits, of which none stays open', () => {
    const brought = theirs.sessions.nodes.map(({ id }) =>
      truth.sessions.nodes.find((visit) => visit.id === id),
    );
    const ends = theirs.sessions.nodes.map(({ endReason }) => endReason ?? 'CLAIMED');
    expect(brought.map((visit) => visit?.endReason)).toEqual(ends);
    expect(ends).toContain('CLAIMED');
    expect(brought.map((visit) => visit?.activities)).toEqual(
      theirs.sessions.nodes.map(({ activities }) => activities),
    );
  });

  it('counts for the streak as the union of the days', () => {
    expect([theirs.streak.currentDays, hers.streak.currentDays, hers.streak.totalDays]).toEqual([
      6, 1, 3,
    ]);
    expect(truth.streak).toMatchObject({ currentDays: 8, totalDays: 8, status: 'ACTIVE_TODAY' });
    const states = truth.streakCalendar.map(({ date, state }) => `${date} ${state}`);
    // The guest's pause of five days, of which two were the claimer's already.
    for (const day of [2, 3, 4, 5, 6]) expect(states).toContain(`${dateIn(day)} PAUSED`);
    const today = (picture: Picture) =>
      picture.streakCalendar.find(({ date }) => date === dateIn(0))!.activities;
    const writtenSince = hands.flatMap(({ acknowledged }) => acknowledged).length;
    expect(today(truth)).toBe(today(theirs) + today(hers) + writtenSince);
  });

  it('is shown by both processes at once', () => {
    for (const picture of shown) {
      expect(idsOf(picture).toSorted()).toEqual(idsOf(truth).toSorted());
      expect(picture.personalityHistory).toEqual(truth.personalityHistory);
      expect(picture.sessions).toEqual(truth.sessions);
      expect(picture.streak).toEqual(truth.streak);
    }
    expect(receipt.sessions).toBe(theirs.sessions.nodes.length);
  });

  it('leaves nothing with the guest, and everything as it must be', async () => {
    const { query } = one.database;
    const [left] = await query<{ count: number }>(
      `select count(*)::int from message m join account a on a.id = m.account_id where a.kind = 'GUEST'`,
    );
    expect(left).toEqual({ count: 0 });
    expect(await brokenRules(one.database)).toEqual([]);
  });
});
