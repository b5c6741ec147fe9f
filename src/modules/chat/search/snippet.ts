import { fold } from './folding.js';
import { placesOf } from './places.js';
import type { SearchQuery } from './search-query.js';

/** Length of the part shown, in UTF-16 units of the original; what an edge would cut through is shown whole. */
export const SNIPPET_WIDTH = 160;
/** How much of it lies before the first match. */
const LEAD = 40;
/** How far an edge may move inwards so as not to cut a word. */
const WORD_SLACK = 16;

/** A stretch of the original. */
interface Span {
  readonly from: number;
  readonly to: number;
}

interface Mark extends Span {
  readonly term: number;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * The part of a message that shows best why it was found, as it was written, with matches between « and » and
 * an ellipsis where it was cut. The beginning, when nothing of the query can be pointed at.
 */
export function snippetOf(content: string, query: SearchQuery): string {
  const marks = marksIn(content, query);
  const best = bestOf(marks);
  const view = viewOf(content, best);
  let shown = view.from > 0 ? '…' : '';
  let at = view.from;
  for (const { from, to } of united(content, marks, view)) {
    shown += `${content.slice(at, from)}«${content.slice(from, to)}»`;
    at = to;
  }
  return `${shown}${content.slice(at, view.to)}${view.to < content.length ? '…' : ''}`;
}

function marksIn(content: string, query: SearchQuery): Mark[] {
  const { text, starts, ends } = fold(content);
  return placesOf(query, text).map(({ start, end, term }) => ({
    term,
    from: starts[start] ?? 0,
    to: ends[end - 1] ?? content.length,
  }));
}

/** The first mark of the stretch with the most different terms, and of these with the most marks. */
function bestOf(marks: readonly Mark[]): Span {
  let best: Span = { from: 0, to: 0 };
  let highest = 0;
  marks.forEach((first, index) => {
    const terms = new Set<number>();
    let count = 0;
    for (const mark of marks.slice(index)) {
      if (mark.from > first.from + SNIPPET_WIDTH - LEAD) break;
      terms.add(mark.term);
      count += 1;
    }
    const worth = terms.size * SNIPPET_WIDTH + count;
    if (worth > highest) [best, highest] = [first, worth];
  });
  return best;
}

function viewOf(content: string, best: Span): Span {
  if (content.length <= SNIPPET_WIDTH) return { from: 0, to: content.length };
  const latest = content.length - SNIPPET_WIDTH;
  const from = Math.min(Math.max(0, best.from - LEAD), latest);
  const to = Math.max(from + SNIPPET_WIDTH, best.to);
  // Edges on blanks if there are some near, never inside the match itself.
  const blankBefore = content.slice(from, Math.min(from + WORD_SLACK, best.from)).search(/\s/u);
  const tail = content.slice(Math.max(to - WORD_SLACK, best.to), to);
  const blankAfter = tail.search(/\s\S*$/u);
  return wholeGraphemes(content, {
    from: from === 0 || blankBefore < 0 ? from : from + blankBefore + 1,
    to: to >= content.length || blankAfter < 0 ? to : to - tail.length + blankAfter,
  });
}

/** Marks in view, those that touch become one. */
function united(content: string, marks: readonly Mark[], view: Span): Span[] {
  const spans: Span[] = [];
  for (const mark of marks) {
    if (mark.to <= view.from || mark.from >= view.to) continue;
    const { from, to } = wholeGraphemes(content, mark);
    const span = { from: Math.max(from, view.from), to: Math.min(to, view.to) };
    const last = spans.at(-1);
    if (last && span.from <= last.to)
      spans[spans.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else spans.push(span);
  }
  return spans;
}

/** Widened so that no family of emoji is torn apart and no accent loses its letter. */
function wholeGraphemes(content: string, { from, to }: Span): Span {
  const segments = graphemes.segment(content);
  const first = segments.containing(from);
  const last = segments.containing(to - 1);
  return { from: first?.index ?? from, to: last ? last.index + last.segment.length : to };
}
