import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { fold } from '../../../../src/modules/chat/search/folding.js';
import { GRAM_LIMIT } from '../../../../src/modules/chat/search/grams.js';
import {
  SEARCH_TEXT_LIMIT,
  searchFormOf,
} from '../../../../src/modules/chat/search/search-text.js';

const anyText = fc.string({ unit: 'binary', maxLength: 60 });

describe('The searchable form of a message', () => {
  it.each([
    ['  Crème\n\tBRÛLÉE ', 'creme brulee'],
    ['ﬁne Ｆｕｌｌ', 'fine full'],
    ['ΟΔΟΣ οδός', 'οδοσ οδοσ'],
    ['İstanbul ISPARTA ılık', 'istanbul isparta ilik'],
    ['don’t “quote” — me', `don't "quote" - me`],
    ['हिन्दी', 'हिन्दी'],
    ['ｶﾞ が', 'ガ が'],
    ['soft\u00adly\u200b', 'softly'],
  ])('reads %s as %s', (content, expected) => {
    expect(searchFormOf(content).searchText).toBe(expected);
  });

  it('has grams for short words, beginnings, unspaced scripts and signs', () => {
    expect(searchFormOf('I am happy, 你好吗 😀').searchGrams).toEqual([
      'i',
      'a',
      'am',
      'h',
      'ha',
      '😀',
      '你',
      '好',
      '吗',
      '你好',
      '好吗',
    ]);
  });

  it('stays bounded whatever is said', () => {
    const everything = Array.from({ length: 16_000 }, (_, at) =>
      String.fromCodePoint(0x4e00 + ((at * 7919) % 20_000)),
    ).join('');
    for (const content of [everything, 'ﷺ'.repeat(16_000), `a${'\u0301'.repeat(15_999)}`]) {
      const { searchText, searchGrams } = searchFormOf(content);
      expect(searchText.length).toBeLessThanOrEqual(SEARCH_TEXT_LIMIT);
      expect(searchGrams.length).toBeLessThanOrEqual(GRAM_LIMIT);
    }
  });

  it('is one for composed and decomposed text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(text.normalize('NFD')).text).toBe(fold(text.normalize('NFC')).text);
      }),
    );
  });

  it('knows for each character where it stood', () => {
    fc.assert(
      fc.property(anyText, (original) => {
        const { text, starts, ends } = fold(original);
        expect([starts.length, ends.length]).toEqual([text.length, text.length]);
        starts.forEach((start, at) => {
          expect(start).toBeGreaterThanOrEqual(starts[at - 1] ?? 0);
          expect(ends[at]).toBeGreaterThan(start);
          expect(ends[at]).toBeLessThanOrEqual(original.length);
        });
      }),
    );
  });
});
