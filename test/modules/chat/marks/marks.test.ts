import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RunningApp, spawnApp, startApp } from '../../../support/app.js';
import { member, type Person } from '../../../support/people.js';
import { say } from '../../../support/talk.js';

let app: RunningApp;
let ada: Person;
let reply: string;
let said: string;
beforeAll(async () => {
  app = await startApp();
  ada = await member(app);
});
beforeEach(async () => {
  const turn = await say(ada, 'Rate this');
  [reply, said] = [turn.reply.id, turn.message.id];
});
afterAll(() => app.stop());

const RATE =
  'mutation ($id: ID!, $rating: Int) { rateMessage(id: $id, rating: $rating) { rating } }';
const REACT = `mutation ($id: ID!, $reaction: String!, $on: Boolean!) {
  reactToMessage(id: $id, reaction: $reaction, on: $on) { reactions }
}`;
const ANNOTATE =
  'mutation ($id: ID!, $input: ReplyAnnotation!) { annotateReply(messageId: $id, input: $input) }';

const rate = async (rating: number | null) =>
  (await ada.get<{ rateMessage: { rating: number | null } }>(RATE, { id: reply, rating }))
    .rateMessage.rating;
const react = async (reaction: string, on = true) =>
  (await ada.get<{ reactToMessage: { reactions: string[] } }>(REACT, { id: reply, reaction, on }))
    .reactToMessage.reactions;

describe('A rating', () => {
  it('is given, changed, and taken back, twice alike', async () => {
    for (const rating of [4, 4, 1, null, null, 5]) expect(await rate(rating)).toBe(rating);
    const { chatHistory } = await ada.get<{ chatHistory: { nodes: { rating: number | null }[] } }>(
      '{ chatHistory(last: 2) { nodes { rating } } }',
    );
    expect(chatHistory.nodes.map(({ rating }) => rating)).toEqual([null, 5]);
  });

  it.each([0, 6, -1, 2_147_483_647])('is not %d', async (rating) => {
    expect(await ada.refusal(RATE, { id: reply, rating })).toBe('BAD_USER_INPUT');
  });
});

describe('Reactions', () => {
  it('stand in the order in which they came, each once', async () => {
    await react('❤️');
    await react('👍');
    expect(await react('❤️')).toEqual(['❤️', '👍']);
    expect(await react('❤️', false)).toEqual(['👍']);
    expect(await react('❤️', false)).toEqual(['👍']);
    expect(await react('❤️')).toEqual(['👍', '❤️']);
  });

  it('are at most twenty different ones, of at most 32 characters', async () => {
    for (let nth = 0; nth < 20; nth += 1) await react(`r${nth}`);
    expect(await ada.refusal(REACT, { id: reply, reaction: 'one too many', on: true })).toBe(
      'BAD_USER_INPUT',
    );
    expect(await react('r0')).toHaveLength(20);
    for (const reaction of ['', ' ', '\u200b', 'x'.repeat(33), 'a\0']) {
      expect(await ada.refusal(REACT, { id: said, reaction, on: true })).toBe('BAD_USER_INPUT');
    }
  });

  it('are all kept when they come at once, from two processes', async () => {
    const other = await spawnApp({ database: app.database });
    const all = Array.from({ length: 16 }, (_, nth) => `r${nth % 8}`);
    await Promise.all(
      all.map((reaction, nth) =>
        ada.get(REACT, { id: reply, reaction, on: true }, nth % 2 ? app.url : other.url),
      ),
    );
    expect((await react('r0')).toSorted()).toEqual([...new Set(all)].toSorted());
    await other.stop();
  });
});

describe('An annotation', () => {
  const kept = async () =>
    (
      await app.database.query(
        'select quality, recommendation, refinement_count, contexts_retrieved from query_log where message_id = $1',
        [reply],
      )
    )[0];

  it('is kept beside the cost of the reply, part by part', async () => {
    const input = { quality: 0.5, recommendation: 'REFINE', refinementCount: 2 };
    expect(await ada.get(ANNOTATE, { id: reply, input })).toEqual({ annotateReply: true });
    await ada.get(ANNOTATE, { id: reply, input: { contextsRetrieved: 3, quality: null } });
    expect(await kept()).toEqual({
      quality: 0.5,
      recommendation: 'REFINE',
      refinement_count: 2,
      contexts_retrieved: 3,
    });
  });

  it.each([
    { quality: 1.1 },
    { quality: -0.1 },
    { refinementCount: -1 },
    { recommendation: 'MAYBE' },
  ])('is not %j', async (input) => {
    expect(await ada.refusal(ANNOTATE, { id: reply, input })).toBe('BAD_USER_INPUT');
    expect(await kept()).toMatchObject({
      quality: null,
      refinement_count: null,
      recommendation: null,
    });
  });

  it('is for replies, not for what a person said', async () => {
    expect(await ada.refusal(ANNOTATE, { id: said, input: { quality: 1 } })).toBe('BAD_USER_INPUT');
  });
});
