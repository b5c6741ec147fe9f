import { undisguise, unveil } from './disguises.js';
import { fold } from './fold.js';
import { pullApart } from './run-together.js';
import type { Slips } from './slips.js';

const APOSTROPHES = /(?<=\p{L})['’‘`´ʼ](?=\p{L})/gu;
/** Dots that stand for a pause end no sentence. */
const PAUSES = /\.{2,}(?=\s*\p{Ll})|…(?=\s*\p{Ll})/gu;
const SENTENCE_ENDS = /[.!?;:。！？؟।॥\n\r…]+/gu;
const OTHER_SIGNS = /[^\p{L}\p{M}\p{N}. ]+/gu;
const LATIN_WORD = /[a-z]+/g;

/** Words of English that are often torn apart or written as they sound. */
const USUAL: [RegExp, string][] = [
  [/(?<= )(my|him|her|your) (?:self|elf)(?= )/g, '$1self'],
  [/(?<= )un alive/g, 'unalive'],
  [/(?<= )over (dose|dosed|dosing)(?= )/g, 'over$1'],
  [/(?<= )self (harm\w*|injur\w*|mutilat\w*)/g, 'self$1'],
  [/(?<= )iam(?= )/g, 'i am'],
  [/(?<= )beter(?= )/g, 'better'],
  [/(?<= )better of(?= (?:dead|without))/g, 'better off'],
  [/(?<= )suicid(?:le|el|ial|all)(?= )/g, 'suicidal'],
  [/(?<= )(want|wanna|going|ready|wish|like) (?:ot|too|2|tto)(?= )/g, '$1 to'],
  [/(?<= (?:to|wanna|gonna|2) )(?:dei|dy|diee|deid|d1e)(?= )/g, 'die'],
];

/** Text in one way of writing: one blank between words, ` . ` between sentences, no other signs. */
export function read(text: string): string {
  const folded = fold(text).replace(APOSTROPHES, '').replace(PAUSES, ' ');
  const words = unveil(undisguise(folded)).replace(SENTENCE_ENDS, ' . ').replace(OTHER_SIGNS, ' ');
  return ` ${words} `.replace(/\s+/g, ' ');
}

/** The same with slips of the keyboard taken for what was meant. */
export function mend(words: string, slips: Slips): string {
  const mended = pullApart(words.replace(LATIN_WORD, (word) => slips.mend(word)));
  return USUAL.reduce((text, [odd, usual]) => text.replace(odd, usual), mended);
}
