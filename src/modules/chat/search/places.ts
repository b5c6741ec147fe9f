import { everyWhole, everywhere, adjacent } from './patterns.js';
import { runs } from './runs.js';
import type { SearchQuery, Term } from './search-query.js';

/** A stretch of folded text that a term of the query matches. */
export interface Place {
  readonly start: number;
  readonly end: number;
  /** Which term, by its position in the query. */
  readonly term: number;
}

/** More of one term tell nothing new about where to look. */
const PLACES_PER_TERM = 200;

/** Where the query matches, in order; misspelt words only of terms that stand nowhere as typed. */
export function placesOf(query: SearchQuery, folded: string): Place[] {
  return query.terms
    .flatMap((term, index) =>
      spansOf(term, folded).map(([start, end]) => ({ start, end, term: index })),
    )
    .toSorted((a, b) => a.start - b.start || a.end - b.end);
}

type Span = readonly [start: number, end: number];

function spansOf(term: Term, folded: string): Span[] {
  const asTyped = take(standing(term, folded));
  if (asTyped.length > 0 || term.misspellings.length === 0) return asTyped;
  return take(matches(everyWhole(term.misspellings.join('|')), folded));
}

function standing(term: Term, folded: string): Iterable<Span> {
  const [piece = ''] = term.pieces;
  if (term.pieces.length > 1) return matches(everywhere(adjacent(term.pieces)), folded);
  return term.literals.length > 0 || !term.isWord
    ? occurrences(piece, folded)
    : beginnings(piece, folded);
}

function* occurrences(piece: string, folded: string): Generator<Span> {
  for (let at = folded.indexOf(piece); at >= 0; at = folded.indexOf(piece, at + piece.length)) {
    yield [at, at + piece.length];
  }
}

/** A word too short for trigrams is found where a word begins with it. */
function* beginnings(piece: string, folded: string): Generator<Span> {
  for (const run of runs(folded)) {
    if (run.kind === 'word' && run.text.startsWith(piece))
      yield [run.start, run.start + piece.length];
  }
}

function* matches(pattern: RegExp, folded: string): Generator<Span> {
  for (const match of folded.matchAll(pattern)) yield [match.index, match.index + match[0].length];
}

function take(spans: Iterable<Span>): Span[] {
  const taken: Span[] = [];
  for (const span of spans) if (taken.push(span) === PLACES_PER_TERM) break;
  return taken;
}
