import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { parseSearch } from '../../../../src/modules/chat/search/search-query.js';
import { SNIPPET_WIDTH, snippetOf } from '../../../../src/modules/chat/search/snippet.js';

const snippet = (content: string, query: string): string => snippetOf(content, parseSearch(query));

describe('A snippet', () => {
  it.each([
    ['Will you recieve it tomorrow?', 'receive', 'Will you «recieve» it tomorrow?'],
    ['Un Cafe\u0301 noir', 'café', 'Un «Cafe\u0301» noir'],
    ['the ﬁnal word', 'final', 'the «ﬁnal» word'],
    ['我每天用AI助手', 'ai', '我每天用«AI»助手'],
    ['早上，你好吗', '你好', '早上，«你好»吗'],
    ['שלום, מה שלומך היום', 'שלומך', 'שלום, מה «שלומך» היום'],
    ['أحب العَرَبِيَّة', 'العربية', 'أحب «العَرَبِيَّة»'],
    ['we are 👨‍👩‍👧 now', '👩', 'we are «👨‍👩‍👧» now'],
    ['Good,  morning!', '"good morning"', '«Good,  morning»!'],
    ['hi, this is history', 'hi', '«hi», this is «hi»story'],
    ['b a ab', 'a b', '«b» «a» «a»b'],
    ['nothing here', 'absent', 'nothing here'],
  ])('of "%s" for %s is %s', (content, query, expected) => {
    expect(snippet(content, query)).toBe(expected);
  });

  it('shows the place where most of the query stands, cut between words', () => {
    const content = `tea ${'filler '.repeat(100)}tea with cake ${'filler '.repeat(100)}`;
    const shown = snippet(content, 'cake tea');
    expect(shown).toMatch(/^…filler .*«tea» with «cake» .*filler…$/);
    expect(shown.length).toBeLessThanOrEqual(SNIPPET_WIDTH + 6);
  });

  it('never cuts a grapheme cluster', () => {
    const family = '👨‍👩‍👧';
    expect(
      snippet(`${family.repeat(60)}needle${family.repeat(60)}`, 'needle').replaceAll(family, ''),
    ).toBe('…«needle»…');
  });

  it('is a part of what was said', () => {
    const text = fc
      .string({ unit: 'grapheme', maxLength: 400 })
      .map((said) => said.replace(/[«»…]/g, ''));
    fc.assert(
      fc.property(text, fc.string({ unit: 'grapheme', maxLength: 12 }), (content, query) => {
        expect(content).toContain(snippet(content, query).replace(/[«»…]/g, ''));
      }),
    );
  });
});
