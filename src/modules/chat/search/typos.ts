import { runs } from './runs.js';
import { ANY_LETTER } from './patterns.js';

/**
 * Below this a slip makes another word (form and from, good and god). At this length only letters doubled,
 * exchanged or missing are forgiven: patterns with an open letter leave too few trigrams, 250 ms for "there".
 */
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
 * These patterns say what a slip is and took 40 and 80 ms, through the same index. They come in three kinds
 * because an index can make least of patterns that mix fixed and open letters.
 */
export function misspellingsOf(word: string): readonly string[] {
  const [only] = runs(word);
  const letters = [...word];
  if (only?.kind !== 'word' || only.text !== word || /\P{L}/u.test(word)) return [];
  if (letters.length < SHORTEST || letters.length > LONGEST) return [];
  const repeated = word.replace(/(.)\1*/gu, '$1+');
  const fixed = new Set(
    letters.flatMap((_, at) => [...exchanged(letters, at), ...missing(letters, at)]),
  );
  const open = new Set(
    letters.flatMap((_, at) => [...tooMany(letters, at), ...wrong(letters, at)]),
  );
  fixed.delete(word);
  return [[repeated], [...fixed], [...open]]
    .map((kind) => kind.join('|'))
    .filter((pattern) => pattern !== '');
}

type Letters = readonly string[];

function exchanged(letters: Letters, at: number): string[] {
  const [letter, next] = letters.slice(at, at + 2);
  return letter && next ? [spelt(letters, at, next + letter, 2)] : [];
}

function missing(letters: Letters, at: number): string[] {
  return isInside(letters, at) ? [spelt(letters, at, '')] : [];
}

/** A letter that the message has and the query has not. */
function tooMany(letters: Letters, at: number): string[] {
  return at > 0 && letters.length > SHORTEST
    ? [spelt(letters, at, `${ANY_LETTER}${letters[at]}`)]
    : [];
}

function wrong(letters: Letters, at: number): string[] {
  if (!isInside(letters, at) || letters.length === SHORTEST) return [];
  if (letters.length >= LONG) return [spelt(letters, at, ANY_LETTER)];
  const vowels = VOWELS.find((alike) => alike.includes(letters[at] ?? ''));
  return vowels ? [spelt(letters, at, `[${vowels}]`)] : [];
}

/** People seldom get the first letter wrong or forget the last, and other words differ there. */
function isInside(letters: Letters, at: number): boolean {
  return at > 0 && at < letters.length - 1;
}

function spelt(letters: Letters, at: number, instead: string, count = 1): string {
  return letters.toSpliced(at, count, instead).join('');
}
