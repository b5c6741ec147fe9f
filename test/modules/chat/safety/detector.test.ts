import { describe, expect, it } from 'vitest';
import { concernIn } from '../../../../src/modules/chat/safety/detector.js';
import { flagged, isCrisis, phrases } from './phrases.js';

describe.each(['development', 'held-out'] as const)('Of the phrases of the %s half', (half) => {
  const all = phrases(half);
  const crises = all.filter(isCrisis);
  const inEnglish = all.filter(({ language }) => language === 'en');

  it('there are a hundred crises and a hundred that look like one, in English alone', () => {
    expect(inEnglish.filter(isCrisis).length).toBeGreaterThanOrEqual(100);
    expect(inEnglish.filter((phrase) => !isCrisis(phrase)).length).toBeGreaterThanOrEqual(100);
  });

  it('every explicit one is found, in every language', () => {
    expect(flagged(crises.filter(({ kind }) => kind === 'explicit'))).toBe(1);
  });

  it('at least 95 of 100 are found, veiled and misspelt ones included', () => {
    expect(flagged(crises)).toBeGreaterThanOrEqual(0.95);
    expect(flagged(crises.filter(({ language }) => language === 'en'))).toBeGreaterThanOrEqual(
      0.95,
    );
  });

  it('at most 5 of 100 that only look like one are taken for one', () => {
    expect(flagged(all.filter((phrase) => !isCrisis(phrase)))).toBeLessThanOrEqual(0.05);
  });
});

describe('What is looked for', () => {
  it.each([
    ['a wish to die', 'I want to die', 'SUICIDE'],
    ['self-harm', 'I started harming myself again', 'SELF_HARM'],
    ['a life without hope', 'Life isn’t worth living', 'HOPELESSNESS'],
    ['somebody else in danger', 'My sister says she wants to kill herself', 'SOMEBODY_ELSE'],
  ])('tells %s by its category', (_, text, category) => {
    expect(concernIn(text)).toMatchObject({ category, language: 'en' });
  });

  it('is told by a rule, never by what was written', () => {
    const concern = concernIn('My name is Ada Lovelace and I want to kill myself tonight');
    expect(concern).toEqual({ rule: 'en/to-kill-oneself', category: 'SUICIDE', language: 'en' });
  });

  it.each([
    ['in capitals', 'I WANT TO KILL MYSELF'],
    ['in wide letters', 'Ｉ ｗａｎｔ ｔｏ ｄｉｅ'],
    ['with letters of another alphabet', 'I wаnt tо diе'],
    ['with invisible characters', 'I want to d\u200bi\u200be'],
    ['with blanks between the letters', 'I want to k i l l  m y s e l f'],
    ['without blanks', 'iwanttokillmyself'],
    ['with numbers for letters', 'k1ll mys3lf'],
    ['with stars for letters', 'I want to k*ll myself'],
    [
      'in the middle of a long message',
      `${'We talked about bread. '.repeat(400)}I want to die. Bye`,
    ],
  ])('is found %s', (_, text) => {
    expect(concernIn(text)).not.toBeNull();
  });

  it.each([
    ['is denied', 'I do not want to die'],
    ['belongs to a story', 'In my novel the hero finds a suicide note'],
    ['is a figure of speech', 'This game kills me'],
    ['reaches over two sentences', 'What I want to. Die Hard is on TV'],
    ['is said of a process', 'The child process kills itself'],
    ['is empty', ''],
  ])('is not found where it %s', (_, text) => {
    expect(concernIn(text)).toBeNull();
  });

  it('is looked for in a time that grows with the length of the text and nothing else', () => {
    const hostile = [
      'i '.repeat(8_000),
      'kill '.repeat(3_200),
      'k.'.repeat(8_000),
      'want to '.repeat(2_000),
      '1'.repeat(16_000),
      'aaaaaaaaab '.repeat(1_450),
      'take them all pills '.repeat(800),
    ];
    const longest = Math.max(...hostile.map((text) => cpuMs(() => concernIn(text))));
    expect(longest).toBeLessThan(400);
  });
});

function cpuMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  return process.cpuUsage(before).user / 1000;
}
