import Sentiment from 'sentiment';
import type { ContentType } from '../message.parts.js';
import { isEnglish } from './english.js';

export const MOODS = ['positive', 'negative', 'mixed', 'neutral'] as const;
export type Mood = (typeof MOODS)[number];

/** How a message sounds; both null when that is not known. */
export interface Feeling {
  mood: Mood | null;
  /** -1 (negative) to 1 (positive). */
  sentiment: number | null;
}

const UNKNOWN: Feeling = { mood: null, sentiment: null };
const LETTER = /\p{L}/u;

/** The scale on which AFINN rates a word, in either direction. */
const STRONGEST = 5;
/** From here on both sides of a message count, if the weaker has half the weight of the stronger. */
const PLAIN = 2;

const lexicon = new Sentiment();

/**
 * How the words of a message sound, by the word list AFINN-165 and its negations: English and emoji
 * only, and a rough guess even there (docs/safety.md says how rough). Other languages are not known.
 */
export function feelingOf(text: string, contentType: ContentType = 'TEXT'): Feeling {
  if (contentType === 'JSON') return UNKNOWN;
  const hasLetters = LETTER.test(text);
  if (hasLetters && !isEnglish(text)) return UNKNOWN;
  const scores = lexicon.analyze(text).calculation.flatMap((word) => Object.values(word));
  if (scores.length === 0) return hasLetters ? { mood: 'neutral', sentiment: 0 } : UNKNOWN;
  const bright = sum(scores.filter((score) => score > 0));
  const dark = -sum(scores.filter((score) => score < 0));
  const sentiment = rounded((bright - dark) / (scores.length * STRONGEST));
  return { mood: moodOf(bright, dark), sentiment };
}

function moodOf(bright: number, dark: number): Mood {
  const [weaker, stronger] = [Math.min(bright, dark), Math.max(bright, dark)];
  if (weaker >= PLAIN && weaker >= stronger / 2) return 'mixed';
  if (bright === dark) return 'neutral';
  return bright > dark ? 'positive' : 'negative';
}

const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0);
const rounded = (number: number): number => Math.round(number * 1000) / 1000 || 0;
