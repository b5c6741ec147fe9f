import { badInput } from '../../platform/errors/refusal.js';
import { eachTrait, type Trait, type Traits } from './traits.js';

/** One statement of the questionnaire; a reversed one speaks against its trait. */
export interface Item {
  readonly id: string;
  readonly text: string;
  readonly trait: Trait;
  readonly isReversed: boolean;
}

export interface Answer {
  itemId: string;
  /** 1 (very inaccurate) to 5 (very accurate). */
  value: number;
}

const item = (number: number, text: string, trait: Trait, isReversed = false): Item => ({
  id: String(number),
  text,
  trait,
  isReversed,
});

/**
 * The Mini-IPIP: 20 items of the International Personality Item Pool, which is in the public domain
 * (https://ipip.ori.org, "MiniIPIPKey"), in the order and under the numbers of
 *
 * M. B. Donnellan, F. L. Oswald, B. M. Baird, R. E. Lucas (2006): The Mini-IPIP Scales:
 * Tiny-Yet-Effective Measures of the Big Five Factors of Personality. Psychological Assessment
 * 18(2), 192–203, appendix. doi:10.1037/1040-3590.18.2.192
 *
 * Its fifth factor, Intellect/Imagination, is our openness. Its fourth is scored here as the
 * appendix does, towards neuroticism: "Get upset easily" adds to it and "Am relaxed most of the
 * time" is reversed. Other IPIP scales score the same items towards emotional stability, the other
 * way round. Of neuroticism, as of every scale but openness, two items are reversed; of openness
 * three.
 */
export const ITEMS: readonly Item[] = [
  item(1, 'Am the life of the party.', 'extraversion'),
  item(2, 'Sympathize with others’ feelings.', 'agreeableness'),
  item(3, 'Get chores done right away.', 'conscientiousness'),
  item(4, 'Have frequent mood swings.', 'neuroticism'),
  item(5, 'Have a vivid imagination.', 'openness'),
  item(6, 'Don’t talk a lot.', 'extraversion', true),
  item(7, 'Am not interested in other people’s problems.', 'agreeableness', true),
  item(8, 'Often forget to put things back in their proper place.', 'conscientiousness', true),
  item(9, 'Am relaxed most of the time.', 'neuroticism', true),
  item(10, 'Am not interested in abstract ideas.', 'openness', true),
  item(11, 'Talk to a lot of different people at parties.', 'extraversion'),
  item(12, 'Feel others’ emotions.', 'agreeableness'),
  item(13, 'Like order.', 'conscientiousness'),
  item(14, 'Get upset easily.', 'neuroticism'),
  item(15, 'Have difficulty understanding abstract ideas.', 'openness', true),
  item(16, 'Keep in the background.', 'extraversion', true),
  item(17, 'Am not really interested in others.', 'agreeableness', true),
  item(18, 'Make a mess of things.', 'conscientiousness', true),
  item(19, 'Seldom feel blue.', 'neuroticism', true),
  item(20, 'Do not have a good imagination.', 'openness', true),
];

const LEAST = 1;
const MOST = 5;

/**
 * The scores of a whole questionnaire: the mean of a trait's four items, reversed ones turned round,
 * stretched from 1–5 to 0–100.
 * @throws Refusal BAD_USER_INPUT unless every item is answered once, from 1 to 5
 */
export function scoresOf(answers: readonly Answer[]): Traits {
  const values = checkedValues(answers);
  return eachTrait((trait) => {
    const items = ITEMS.filter((one) => one.trait === trait);
    const points = items.map(({ id, isReversed }) => {
      const value = values.get(id)!;
      return isReversed ? MOST - value : value - LEAST;
    });
    const sum = points.reduce((all, one) => all + one, 0);
    return (100 * sum) / (items.length * (MOST - LEAST));
  });
}

function checkedValues(answers: readonly Answer[]): Map<string, number> {
  const values = new Map(answers.map(({ itemId, value }) => [itemId, value]));
  const isComplete = ITEMS.every(({ id }) => values.has(id));
  if (!isComplete || answers.length !== ITEMS.length) {
    throw badInput(`Each of the ${ITEMS.length} items must be answered exactly once.`);
  }
  for (const value of values.values()) {
    if (!Number.isInteger(value) || value < LEAST || value > MOST) {
      throw badInput(`An answer is a whole number from ${LEAST} to ${MOST}.`);
    }
  }
  return values;
}
