/** A stretch of folded text that is searched in one way. */
export interface Run {
  readonly kind: 'word' | 'unspaced' | 'sign';
  readonly text: string;
  readonly start: number;
}

/** Scripts written without blanks (or, as Korean, with endings grown to the word), where a word can begin anywhere. */
const UNSPACED_SCRIPTS = ['Han', 'Hira', 'Kana', 'Bopo', 'Hang', 'Thai', 'Lao', 'Khmr', 'Mymr'];

const LETTER = '[\\p{L}\\p{M}\\p{N}]';
const UNSPACED = `(?=${LETTER})[${UNSPACED_SCRIPTS.map((script) => `\\p{scx=${script}}`).join('')}]`;

/** Emoji, currency and the like are looked for on their own; commas and full stops are not. */
const SIGN = '[\\p{S}%&#@*/\\\\_]';

const RUN = new RegExp(
  `(?<unspaced>(?:${UNSPACED})+)|(?<word>(?:(?!${UNSPACED})${LETTER})+)|(?<sign>${SIGN})`,
  'gu',
);

/** The words, unspaced stretches and signs of a folded text, in order; what lies between them is punctuation. */
export function* runs(folded: string): Generator<Run> {
  for (const match of folded.matchAll(RUN)) {
    const { unspaced, word } = match.groups ?? {};
    const kind = unspaced ? 'unspaced' : word ? 'word' : 'sign';
    yield { kind, text: match[0], start: match.index };
  }
}

/** Length as people count it, not in UTF-16 units. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
