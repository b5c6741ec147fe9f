import { badInput } from '../../platform/errors/refusal.js';

/** The Big Five, in the order of the contract. */
export const TRAITS = [
  'openness',
  'conscientiousness',
  'extraversion',
  'agreeableness',
  'neuroticism',
] as const;

export type Trait = (typeof TRAITS)[number];

/** Scores from 0 to 100. */
export type Traits = Record<Trait, number>;

/** One entry for each trait. */
export function eachTrait<T>(of: (trait: Trait) => T): Record<Trait, T> {
  return Object.fromEntries(TRAITS.map((trait) => [trait, of(trait)])) as Record<Trait, T>;
}

/**
 * The literal 1e309 reaches us as Infinity, and -0 is a number that no scale has.
 * @throws Refusal BAD_USER_INPUT
 */
export function checkedTraits(traits: Traits): Traits {
  return eachTrait((trait) => {
    const score = traits[trait];
    if (!(score >= 0 && score <= 100) || Object.is(score, -0)) {
      throw badInput(`The score of ${trait} must be a number from 0 to 100.`);
    }
    return score;
  });
}
