import { adjacent, likeOf, whole } from './patterns.js';
import type { SearchQuery, Term } from './search-query.js';

/** One term as search_candidates reads it; patterns are ready to use, so the function knows no syntax of queries. */
interface TermParameter {
  readonly likes: readonly string[];
  readonly grams: readonly string[];
  /** Only of a phrase. */
  readonly adjacent: string | null;
  /** Null: wherever it stands, it stands as itself. */
  readonly whole: string | null;
  readonly misspelt: readonly string[];
}

/**
 * The argument of `search_candidates(query jsonb)`, which answers (id, score) of all matches of the account in
 * `app.account_id`. Join `message` under the caller's policy and order by score, created_at, id, all descending.
 */
export function searchParameter({ terms, sideBySide }: SearchQuery): string {
  return JSON.stringify({
    terms: terms.map(termParameter),
    sideBySide:
      sideBySide.length > 1 ? { like: likeOf(...sideBySide), pattern: adjacent(sideBySide) } : null,
  });
}

function termParameter({ pieces, literals, grams, isWord, misspellings }: Term): TermParameter {
  return {
    likes: literals.map((literal) => likeOf(literal)),
    grams,
    adjacent: pieces.length > 1 ? adjacent(pieces) : null,
    whole: isWord ? whole(adjacent(pieces)) : null,
    misspelt: misspellings.map(whole),
  };
}
