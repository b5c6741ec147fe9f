import { fold } from './folding.js';
import { gramsOfTerm } from './grams.js';
import { codePoints, runs } from './runs.js';
import { misspellingsOf } from './typos.js';

/** What a message must have, in any place: a word, a part of one, a phrase or signs. */
export interface Term {
  /** One piece, or the adjacent pieces of a phrase; folded. */
  readonly pieces: readonly string[];
  /** Pieces to be found literally through trigrams. */
  readonly literals: readonly string[];
  /** What is too short for trigrams. */
  readonly grams: readonly string[];
  /** Whether it can stand there as a part of a word, which counts less than the whole. */
  readonly isWord: boolean;
  /** Patterns in which it is found misspelt; none for phrases. */
  readonly misspellings: readonly string[];
}

export interface SearchQuery {
  readonly terms: readonly Term[];
  /** Two or more unquoted words in the order typed: messages that have them side by side rank higher. */
  readonly sideBySide: readonly string[];
}

/** The longest query, in code points. */
export const QUERY_LIMIT = 256;
/** Further terms are ignored: they would narrow little and cost a lot. */
export const TERM_LIMIT = 16;
/** Only so many words may be misspelt: PostgreSQL keeps 32 compiled patterns, and each such word takes four. */
const FORGIVEN_WORDS = 4;

const SHORTEST_LITERAL = 3;
const CLOSING_MARKS = /[.,!?;:。、]+$/u;

/** Reads what a person typed. Never fails: what cannot be searched for is left out. */
export function parseSearch(query: string): SearchQuery {
  const terms = new Map<string, Term>();
  const loose: string[] = [];
  let forgiven = 0;
  for (const { text, quoted } of partsOf(fold(query).text)) {
    if (terms.size === TERM_LIMIT) break;
    const term = quoted ? phraseOf(text) : wordOf(text, forgiven < FORGIVEN_WORDS);
    if (!term) continue;
    if (!quoted) loose.push(...term.pieces);
    const name = term.pieces.join(' ');
    if (terms.has(name)) continue;
    terms.set(name, term);
    if (term.misspellings.length > 0) forgiven += 1;
  }
  return { terms: [...terms.values()], sideBySide: loose.length > 1 ? loose : [] };
}

function partsOf(folded: string): { text: string; quoted: boolean }[] {
  return [...folded.matchAll(/"([^"]+)"|[^\s"]+/gu)].map(([whole, inside]) => ({
    text: (inside ?? whole).trim(),
    quoted: inside !== undefined,
  }));
}

function wordOf(text: string, isForgiven: boolean): Term | null {
  const piece = withoutClosingMarks(text);
  const needs = needsOf(piece);
  return (
    needs && {
      pieces: [piece],
      ...needs,
      isWord: isWord(piece),
      misspellings: isForgiven ? misspellingsOf(piece) : [],
    }
  );
}

/** Words side by side, whatever punctuation or blanks stand between them; spelt as typed. */
function phraseOf(text: string): Term | null {
  const pieces = text
    .split(' ')
    .map(withoutClosingMarks)
    .filter((piece) => piece !== '');
  const needs = pieces.map(needsOf).filter((need) => need !== null);
  if (pieces.length < 2 || needs.length === 0) {
    const only = pieces.length === 1 ? withoutClosingMarks(text) : text;
    const literal = needsOf(only);
    return literal && { pieces: [only], ...literal, isWord: isWord(only), misspellings: [] };
  }
  return {
    pieces,
    literals: needs.flatMap((need) => need.literals),
    grams: [...new Set(needs.flatMap((need) => need.grams))],
    isWord: false,
    misspellings: [],
  };
}

/** A full stop after a word ends the sentence, not the word; alone it is meant as typed. */
function withoutClosingMarks(text: string): string {
  const word = text.replace(CLOSING_MARKS, '');
  return runs(word).next().done ? text : word;
}

/** By which indexes a piece is found; null when by none. */
function needsOf(piece: string): Pick<Term, 'literals' | 'grams'> | null {
  const all = [...runs(piece)];
  const hasTrigrams = all.some(
    (run) => run.kind !== 'sign' && codePoints(run.text) >= SHORTEST_LITERAL,
  );
  if (hasTrigrams) return { literals: [piece], grams: [] };
  const grams = gramsOfTerm(piece);
  if (grams.length === 0)
    return codePoints(piece) >= SHORTEST_LITERAL ? { literals: [piece], grams } : null;
  const isOneRun = all.length === 1 && all[0]?.text === piece;
  return { literals: isOneRun ? [] : [piece], grams };
}

function isWord(piece: string): boolean {
  const kinds = new Set([...runs(piece)].map((run) => run.kind));
  return kinds.has('word') && !kinds.has('unspaced');
}
