import { runs } from './runs.js';
import { ANY_LETTER } from './patterns.js';

/** Below this a slip makes another word: form and from, good and god. */
const SHORTEST = 5;
/** From here on any letter may be wrong; in shorter words that gives other words (house, horse). */
const LONG = 7;
/** Longer ones cost more to compile than they are worth. */
const LONGEST = 16;

const VOWELS = ['aeiouy', 'аеиоуыэюя', 'αεηιουω'];

/**
 * Patterns of the misspellings in which a word is still found: a letter doubled or not, two neighbours exchanged,
 * one letter missing or too many, one wrong vowel, in longer words one wrong letter. None for numbers, nor for
 * scripts written without blanks or with vowel signs.
 *
 * Measured on 50,000 messages, similarity of trigrams serves neither end: word_similarity puts recieve/receive
 * (0.38) below receive/recent (0.50), and computing it took 230 ms for "recieve" and 900 ms for "there".
 * These patterns say what a slip is and took 35 and 88 ms, through the same index. They come in three kinds
 * because an index can make least of patterns that mix fixed and open letters.
 */
export function misspellingsOf(word: string): readonly string[] {
  const [only] = runs(word);
  const letters = [...word];
  if (only?.kind !== 'word' || only.text !== word || /\P{L}/u.test(word)) return [];
  if (letters.length < SHORTEST || letters.length > LONGEST) return [];
  const repeated = word.replace(/(.)\1*/gu, '$1+');
  const slips = letters.flatMap((_, at) => [exchanged, missing, tooMany, wrong].flatMap((slip) => slip(letters, at)));
  const fixed = new Set(slips.filter((slip) => !slip.includes(ANY_LETTER) && slip !== word));
  const open = new Set(slips.filter((slip) => slip.includes(ANY_LETTER)));
  return [[repeated], [...fixed], [...open]].map((kind) => kind.join('|')).filter((pattern) => pattern !== '');
}

type Letters = readonly string[];

function exchanged(letters: Letters, at: number): string[] {
  const [letter, next] = letters.slice(at, at + 2);
  return letter && next ? [spelt(letters, at, next + letter, 2)] : [];
}

function missing(letters: Letters, at: number): string[] {
  return isInside(letters, at) ? [spelt(letters, at, '')] : [];
}

/** One that the message has and the query has not; in the shortest words only a vowel. */
function tooMany(letters: Letters, at: number): string[] {
  if (at === 0) return [];
  const others = letters.length > SHORTEST ? [ANY_LETTER] : vowelsLike(letters);
  return others.map((other) => spelt(letters, at, other + letters[at]));
}

function wrong(letters: Letters, at: number): string[] {
  if (!isInside(letters, at)) return [];
  const vowels = vowelsLike(letters);
  const others = letters.length >= LONG ? [ANY_LETTER] : vowels.includes(letters[at] ?? '') ? vowels : [];
  return others.map((other) => spelt(letters, at, other));
}

function vowelsLike(letters: Letters): string[] {
  return [...(VOWELS.find((vowels) => letters.some((letter) => vowels.includes(letter))) ?? '')];
}

/** People seldom get the first letter wrong or forget the last, and other words differ there. */
function isInside(letters: Letters, at: number): boolean {
  return at > 0 && at < letters.length - 1;
}

function spelt(letters: Letters, at: number, instead: string, count = 1): string {
  return letters.toSpliced(at, count, instead).join('');
}
