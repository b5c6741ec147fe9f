import type { DescribedFragment } from './operations.generated';

type Trait = Exclude<keyof DescribedFragment['traits'], '__typename'>;

/** The Big Five as one speaks of them: the name, and what the two ends are like. */
export const TRAITS: readonly { key: Trait; name: string; low: string; high: string }[] = [
  { key: 'openness', name: 'Openness', low: 'down to earth', high: 'curious' },
  { key: 'conscientiousness', name: 'Conscientiousness', low: 'spontaneous', high: 'orderly' },
  { key: 'extraversion', name: 'Extraversion', low: 'quiet', high: 'outgoing' },
  { key: 'agreeableness', name: 'Agreeableness', low: 'blunt', high: 'warm' },
  { key: 'neuroticism', name: 'Neuroticism', low: 'steady', high: 'easily moved' },
];

export type Scores = Record<Trait, number>;

export const MIDDLE: Scores = {
  openness: 50,
  conscientiousness: 50,
  extraversion: 50,
  agreeableness: 50,
  neuroticism: 50,
};

export const SOURCES: Record<string, string> = {
  self: 'you',
  'mini-ipip': 'the questionnaire',
};
