import { describe, expect, it } from 'vitest';
import { ITEMS, scoresOf } from '../../../src/modules/personality/mini-ipip.js';

/** The answers to items 1 to 20, in their order. */
const answers = (...values: number[]) =>
  values.map((value, at) => ({ itemId: String(at + 1), value }));

/** As the appendix of the paper has it: for each scale its items, reversed ones with a minus. */
const KEY = {
  extraversion: [1, -6, 11, -16],
  agreeableness: [2, -7, 12, -17],
  conscientiousness: [3, -8, 13, -18],
  neuroticism: [4, -9, 14, -19],
  openness: [5, -10, -15, -20],
};

describe('The questionnaire', () => {
  it('has the items of the paper, each for its trait and in its direction', () => {
    const key = Object.fromEntries(
      Object.keys(KEY).map((trait) => [
        trait,
        ITEMS.filter((item) => item.trait === trait).map(({ id, isReversed }) =>
          isReversed ? -id : Number(id),
        ),
      ]),
    );
    expect(key).toEqual(KEY);
    expect(ITEMS.map(({ id }) => Number(id))).toEqual(
      Array.from({ length: 20 }, (_, at) => at + 1),
    );
  });

  it('reverses what speaks against its trait', () => {
    const against = ITEMS.filter(({ isReversed }) => isReversed).map(({ text }) => text);
    expect(against).toEqual([
      'Don’t talk a lot.',
      'Am not interested in other people’s problems.',
      'Often forget to put things back in their proper place.',
      'Am relaxed most of the time.',
      'Am not interested in abstract ideas.',
      'Have difficulty understanding abstract ideas.',
      'Keep in the background.',
      'Am not really interested in others.',
      'Make a mess of things.',
      'Seldom feel blue.',
      'Do not have a good imagination.',
    ]);
  });

  it('scores somebody who agrees with all of it in the middle, but for openness', () => {
    // Two items against two are 5+5+1+1 = 12 of 4..20; openness has 5+1+1+1 = 8.
    expect(scoresOf(answers(...Array<number>(20).fill(5)))).toEqual({
      extraversion: 50,
      agreeableness: 50,
      conscientiousness: 50,
      neuroticism: 50,
      openness: 25,
    });
  });

  it('scores somebody who is wholly of one mind at the ends', () => {
    const ends = answers(5, 5, 1, 1, 5, 1, 1, 5, 5, 1, 5, 5, 1, 1, 1, 1, 1, 5, 5, 1);
    expect(scoresOf(ends)).toEqual({
      extraversion: 100,
      agreeableness: 100,
      conscientiousness: 0,
      neuroticism: 0,
      openness: 100,
    });
  });

  it('scores answers as they are scored by hand', () => {
    const mixed = answers(2, 4, 3, 4, 5, 4, 2, 1, 2, 1, 3, 5, 4, 3, 2, 5, 1, 2, 4, 1);
    expect(scoresOf(mixed)).toEqual({
      extraversion: 25, // 2 + (6−4) + 3 + (6−5) = 8
      agreeableness: 87.5, // 4 + (6−2) + 5 + (6−1) = 18
      conscientiousness: 75, // 3 + (6−1) + 4 + (6−2) = 16
      neuroticism: 56.25, // 4 + (6−2) + 3 + (6−4) = 13
      openness: 93.75, // 5 + (6−1) + (6−2) + (6−1) = 19
    });
  });

  it('does not mind the order of the answers', () => {
    const mixed = answers(2, 4, 3, 4, 5, 4, 2, 1, 2, 1, 3, 5, 4, 3, 2, 5, 1, 2, 4, 1);
    expect(scoresOf(mixed.toReversed())).toEqual(scoresOf(mixed));
  });

  const whole = answers(...Array<number>(20).fill(3));
  it.each([
    ['with an item left out', whole.slice(1), /exactly once/],
    ['with an item twice', [...whole, whole[0]!], /exactly once/],
    ['with an item twice in the place of another', [...whole.slice(1), whole[1]!], /exactly once/],
    ['with an item that is not in it', [...whole.slice(1), { itemId: '21', value: 3 }], /once/],
    ['with one more', [...whole, { itemId: '0', value: 3 }], /exactly once/],
    ['without an answer', [], /exactly once/],
    ['with 0', [...whole.slice(1), { itemId: '1', value: 0 }], /1 to 5/],
    ['with 6', [...whole.slice(1), { itemId: '1', value: 6 }], /1 to 5/],
    ['with 2.5', [...whole.slice(1), { itemId: '1', value: 2.5 }], /1 to 5/],
    ['with no number', [...whole.slice(1), { itemId: '1', value: NaN }], /1 to 5/],
  ])('is refused %s', (_how, given, words) => {
    expect(() => scoresOf(given)).toThrow(words);
  });
});
