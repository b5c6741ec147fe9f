import { type Trait, TRAITS, type Traits } from './traits.js';

/** As fine as a description of oneself bears: four items a trait tell no more than this apart. */
type Band = 'low' | 'middle' | 'high';

/** Up to here low, from there on high, both ends of the middle included in it. */
const MIDDLE = { from: 40, to: 60 };

/** What a companion may make of each trait. Said of manners, never of health or worth. */
const CLAUSES: Record<Trait, Record<Band, string>> = {
  openness: {
    low: 'They like what is concrete and proven. Keep to plain words, examples and everyday things.',
    middle:
      'They like a new thought as well as a familiar one. Offer ideas, and tie them to something known.',
    high: 'They love ideas, images and the unusual. You may wonder aloud with them and play with words.',
  },
  conscientiousness: {
    low: 'They take things as they come. Suggest small, light steps, and do not press for plans.',
    middle: 'They plan some things and leave others open. Offer structure only where it helps.',
    high: 'They like order. Be precise, take things in turn, and come back to what was agreed.',
  },
  extraversion: {
    low: 'They are rather quiet. Keep a calm pace, leave room, and ask a single question at a time.',
    middle: 'They like company as well as quiet. Follow their pace.',
    high: 'They are outgoing. Be lively, and ask about the people in their day.',
  },
  agreeableness: {
    low: 'They value frankness. Be direct, disagree openly where you do, and leave out flattery.',
    middle: 'They are friendly and speak their mind. Be kind and plain.',
    high: 'They care about how others feel. Be warm, and put disagreement gently without hiding it.',
  },
  neuroticism: {
    low: 'Little upsets them. You may speak plainly and matter-of-factly.',
    middle: 'They have calm days and uneasy ones. Listen for which it is.',
    high: 'They feel things strongly and quickly. Be steady, and take in a feeling before you advise.',
  },
};

const OPENING = 'How the person describes their own manner, for the tone of your replies:';
const CLOSING =
  'This is a sketch, and what they say in the conversation counts more. Do not recite it, do not ' +
  'label them with it, and conclude nothing from it about their health.';

/**
 * What a companion is told about how to speak to somebody with these scores: the same bands give the
 * same words, and no number is among them.
 * @param ownWords a line of what the person says of themselves, already made harmless
 */
export function clausesFor(traits: Traits, ownWords?: string): string {
  const clauses = TRAITS.map((trait) => `- ${CLAUSES[trait][bandOf(traits[trait])]}`);
  return [OPENING, ...clauses, ...(ownWords ? [`- ${ownWords}`] : []), CLOSING].join('\n');
}

function bandOf(score: number): Band {
  if (score < MIDDLE.from) return 'low';
  return score > MIDDLE.to ? 'high' : 'middle';
}
