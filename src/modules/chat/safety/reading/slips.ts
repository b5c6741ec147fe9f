import { LRUCache } from 'lru-cache';
import { ORDINARY } from './ordinary-words.js';

/** Shorter words have too many neighbours; longer ones are forgiven two slips. */
const SHORTEST = 4;
const TWO_SLIPS_FROM = 8;
const LONGEST = 24;

/** Most of what people write are the same few words. */
const MOST_REMEMBERED = 5_000;

/**
 * Knows the words that matter to the rules, and what they look like with a slip: a letter missing,
 * doubled, wrong or swapped. Two words are neighbours when both become the same by leaving out a
 * letter each, so a look-up costs as many probes as the word has letters.
 */
export class Slips {
  private readonly words: ReadonlySet<string>;
  private readonly once = new Map<string, string>();
  private readonly twice = new Map<string, string>();
  private readonly mended = new LRUCache<string, string>({ max: MOST_REMEMBERED });

  constructor(words: Iterable<string>) {
    this.words = new Set(words);
    for (const word of this.words) {
      if (word.length < SHORTEST) continue;
      for (const form of shortened(word)) {
        if (!this.once.has(form)) this.once.set(form, word);
        if (word.length < TWO_SLIPS_FROM) continue;
        for (const shorter of shortened(form)) this.twice.set(shorter, word);
      }
    }
  }

  /** The word that was meant; the word itself when it is one, or near to none. */
  mend(word: string): string {
    if (this.words.has(word) || ORDINARY.has(word) || word.length > LONGEST) return word;
    const known = this.mended.get(word) ?? this.meant(word);
    this.mended.set(word, known);
    return known;
  }

  private meant(word: string): string {
    const calm = word.replace(/(.)\1{2,}/gu, '$1');
    if (this.words.has(calm)) return calm;
    if (calm.length < SHORTEST - 1) return word;
    for (const form of shortened(calm)) {
      const meant = this.once.get(form) ?? this.twice.get(form);
      if (meant && startsAlike(meant, calm)) return meant;
      if (calm.length < TWO_SLIPS_FROM - 2) continue;
      for (const shorter of shortened(form)) {
        const long = this.twice.get(shorter);
        if (long && startsAlike(long, calm)) return long;
      }
    }
    return word;
  }
}

/** Slips at the first letter are rare, and without this most short words would be neighbours. */
const startsAlike = (one: string, other: string): boolean =>
  one[0] === other[0] || (one[0] === other[1] && one[1] === other[0]);

/** The word, and the word without each of its letters. */
function* shortened(word: string): Generator<string> {
  yield word;
  for (let at = 0; at < word.length; at += 1) yield word.slice(0, at) + word.slice(at + 1);
}
