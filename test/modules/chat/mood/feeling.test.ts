import { describe, expect, it } from 'vitest';
import { feelingOf, MOODS } from '../../../../src/modules/chat/mood/feeling.js';
import { isEnglish } from '../../../../src/modules/chat/mood/english.js';
import { phrases } from '../safety/phrases.js';

const UNKNOWN = { mood: null, sentiment: null };

describe('The mood of a message', () => {
  it.each([
    ['I am so happy today!', 'positive', 0.6],
    ['I love my cat', 'positive', 0.6],
    ['I am sad and lonely', 'negative', -0.4],
    ['I am not happy', 'negative', -0.6],
    ['This is not bad at all', 'positive', 0.6],
    ['I love it but I hate the price', 'mixed', 0],
    ['I have a dog and a boat', 'neutral', 0],
    ['😀', 'positive', 0.4],
    ['😭', 'negative', -0.2],
  ])('of “%s” is %s', (text, mood, sentiment) => {
    expect(feelingOf(text)).toEqual({ mood, sentiment });
  });

  it.each([
    ['German', 'Das ist super, ich liebe es'],
    ['Spanish', 'Hoy estoy muy feliz'],
    ['Bengali', 'আমি আজ খুব খুশি'],
    ['Chinese', '今天我很开心'],
    ['unknown', 'ok'],
    ['unknown', 'constructor __proto__ toString'],
    ['no', '12:30'],
    ['no', '…'],
  ])('is not invented for a message in %s language', (_, text) => {
    expect(feelingOf(text)).toEqual(UNKNOWN);
  });

  it('is not read into data', () => {
    expect(feelingOf('{"text": "I love you and the cat"}', 'JSON')).toEqual(UNKNOWN);
  });

  it('is one of four words, and its strength between -1 and 1, however much is said', () => {
    for (const text of ['I love this! '.repeat(1_000), 'I hate the worst bad evil '.repeat(500)]) {
      const { mood, sentiment } = feelingOf(text);
      expect(MOODS).toContain(mood);
      expect(Math.abs(sentiment!)).toBeLessThanOrEqual(1);
    }
  });
});

describe('English', () => {
  it('is told from the other languages of Latin letters', () => {
    const others = phrases('development').filter(
      ({ language }) => language !== 'en' && language !== 'bn',
    );
    expect(others.filter(({ text }) => isEnglish(text))).toEqual([]);
  });
});
