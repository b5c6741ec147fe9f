import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnApp, startApp } from '../../../support/app.js';
import { claim, type Receipt } from '../../../support/claims.js';
import type { Person } from '../../../support/people.js';
import { settled } from '../../../support/rows.js';
import { begin } from '../../../support/talk.js';
import { until } from '../../../support/until.js';
import { brokenRules } from '../../chat/turn/consistency.js';
import { trySend } from '../../chat/turn/turns.js';
import { dateIn, EMOJI, livelyGuest, livelyMember, LONGEST } from './lives.js';
import { type Picture, pictureOf } from './picture.js';

/** `npm run soak:claim` writes more. */
const WRITES = Number(process.env['CLAIM_WRITES'] ?? 100);
const HANDS = 8;

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

/** One place where the guest goes on writing, one message after the other. */
interface Hand {
  conversationId: string;
  acknowledged: string[];
  refused: Set<string>;
}

/** Whoever is not known any more goes on as who they are now, beginning with what was not answered. */
async function write(hand: Hand, count: number, isOver: () => boolean): Promise<void> {
  const urls = [one.url, other.url];
  for (let nth = 1; nth <= count || !isOver(); nth += 1) {
    const input = {
      clientMessageId: randomUUID(),
      content: `Message ${nth}`,
      conversationId: hand.conversationId,
    };
    let who = visitor;
    for (;;) {
      const { data, errors } = await trySend(who, input, urls[nth % 2]);
      if (data) break;
      hand.refused.add(errors![0]!.extensions.code);
      who = ada;
    }
    hand.acknowledged.push(input.content);
  }
}

beforeAll(async () => {
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
      refused: new Set<string>(),
    })),
  );
  let isOver = false;
  const written = hands.map((hand) => write(hand, WRITES / HANDS, () => isOver));
  await until(() => hands.every(({ acknowledged }) => acknowledged.length > WRITES / HANDS / 3));
  for (const { url } of [one, other, one, other]) await pictureOf(ada, url);
  receipt = await claim(ada, visitor, other.url);
  const asked = [one, other].map(({ url }) => pictureOf(ada, url));
  shown = await Promise.all(asked);
  isOver = true;
  await Promise.all(written);
  await settled(database);
  truth = await pictureOf(ada, plain.url);
}, 300_000);
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

  it('was written to while the pass died', () => {
    expect(hands.flatMap(({ refused }) => [...refused])).toContain('UNAUTHENTICATED');
    expect(new Set(hands.flatMap(({ refused }) => [...refused])).size).toBe(1);
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
