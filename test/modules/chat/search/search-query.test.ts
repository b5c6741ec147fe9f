import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { parseSearch, TERM_LIMIT } from '../../../../src/modules/chat/search/search-query.js';
import { searchParameter } from '../../../../src/modules/chat/search/search-sql.js';

const termsOf = (query: string) => parseSearch(query).terms.map((term) => term.pieces);

describe('A search query', () => {
  it('is words and phrases', () => {
    expect(termsOf('tea "good  Morning," cake')).toEqual([['tea'], ['good', 'morning'], ['cake']]);
  });

  it('takes an open quotation mark for none', () => {
    expect(termsOf('5" nail')).toEqual([['5'], ['nail']]);
  });

  it('leaves out what cannot be found, and says each thing once', () => {
    expect(termsOf('( Tea ? tea, ..')).toEqual([['tea']]);
    expect(termsOf('()')).toEqual([]);
  });

  it('drops what ends a sentence and keeps other signs', () => {
    expect(termsOf('really? c++ 100% !stop')).toEqual([['really'], ['c++'], ['100%'], ['!stop']]);
  });

  it('forgives no misspelling inside quotation marks', () => {
    expect(parseSearch('"recieve"').terms[0]?.misspellings).toEqual([]);
    expect(parseSearch('recieve').terms[0]?.misspellings).not.toEqual([]);
  });

  it('stays within what PostgreSQL keeps compiled', () => {
    const long = Array.from(
      { length: 40 },
      (_, at) => `longword${String.fromCharCode(97 + at)}`,
    ).join(' ');
    const { terms } = parseSearch(long);
    expect(terms).toHaveLength(TERM_LIMIT);
    const patterns = terms.reduce(
      (sum, term) => sum + Number(term.isWord) + term.misspellings.length,
      1,
    );
    expect(patterns).toBeLessThanOrEqual(32);
  });

  it('is read whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 256 }), (query) => {
        const parameter = searchParameter(parseSearch(query));
        expect(parameter).not.toContain('\\u0000');
        expect(parameter).not.toMatch(/\\ud[89a-f]/);
      }),
    );
  });
});
