import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { titleOf } from '../../../src/modules/chat/title.js';

const segments = (text: string): string[] =>
  [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);

describe('A title from a message', () => {
  it.each([
    ['Hello there', 'Hello there'],
    ['\n  \n\u3000\n  The second line \n third', 'The second line'],
    ['\u200b\n\ufeff\nShown', 'Shown'],
    ['tabs\tand   blanks', 'tabs and blanks'],
    ['👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦'],
    ['今日はいい天気ですね', '今日はいい天気ですね'],
    ['স্মৃতি মানে মনে রাখা', 'স্মৃতি মানে মনে রাখা'],
  ])('of %j is %j', (content, title) => {
    expect(titleOf(content)).toBe(title);
  });

  it.each(['', '\n\n', ' \t\u3000', '\u200b\u200d'])('of %j is none', (content) => {
    expect(titleOf(content)).toBe(null);
  });

  it('is cut between words', () => {
    expect(titleOf('word '.repeat(40))).toBe(`${'word '.repeat(11)}word…`);
  });

  it('is cut inside a word that is too long, and in writing without blanks', () => {
    expect(titleOf('x'.repeat(500))).toBe(`${'x'.repeat(59)}…`);
    expect(titleOf('天'.repeat(500))).toBe(`${'天'.repeat(59)}…`);
  });

  it('is never cut inside a flag, a family or an accented letter', () => {
    for (const whole of ['👨‍👩‍👧‍👦', '🇧🇩', 'e\u0301', 'নি']) {
      const title = titleOf(whole.repeat(200))!;
      expect(segments(title.slice(0, -1)).every((segment) => segment === whole)).toBe(true);
    }
  });

  it('fits its column, is whole, and is one line, whatever was said', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (content) => {
        const title = titleOf(content);
        if (title === null) return;
        expect([...title].length).toBeLessThanOrEqual(200);
        expect(title.trim()).not.toBe('');
        expect(title).not.toMatch(/[\n\r]/);
        expect(!content.isWellFormed() || title.isWellFormed()).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('of one character made of thousands of code points is short', () => {
    expect([...titleOf(`a${'\u0301'.repeat(5_000)}`)!].length).toBeLessThanOrEqual(200);
  });
});
