import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clausesFor } from '../../../src/modules/personality/clauses.js';
import { eachTrait, TRAITS, type Trait } from '../../../src/modules/personality/traits.js';

const all = (score: number) => eachTrait(() => score);
const but = (trait: Trait, score: number) => ({ ...all(50), [trait]: score });
const clauses = (text: string) =>
  text.split('\n').flatMap((line) => (line.startsWith('- ') ? line.slice(2) : []));

/** The sentence for one trait alone. */
const clauseOf = (trait: Trait, score: number) =>
  clauses(clausesFor(but(trait, score)))[TRAITS.indexOf(trait)]!;

describe('What a companion is told about a person', () => {
  it('is a clause for each trait, with an opening and an end', () => {
    const lines = clausesFor(all(0)).split('\n');
    expect(lines).toHaveLength(TRAITS.length + 2);
    expect(clauses(lines.join('\n'))).toHaveLength(TRAITS.length);
  });

  it.each(TRAITS)('changes with %s at the ends of the bands, and only there', (trait) => {
    const of = (...scores: number[]) => new Set(scores.map((score) => clauseOf(trait, score)));
    const [low, middle, high] = [of(0, 6.25, 39.999), of(40, 50, 60), of(60.001, 99, 100)];
    expect([low.size, middle.size, high.size]).toEqual([1, 1, 1]);
    expect(new Set([...low, ...middle, ...high]).size).toBe(3);
  });

  it('holds no number and no word of medicine, whatever the scores', () => {
    for (const score of [0, 37.5, 50, 62.5, 100]) {
      expect(clausesFor(all(score))).not.toMatch(
        /\d|diagnos|disorder|neurotic|symptom|patient|therap|abnormal|mental/i,
      );
    }
  });

  it('names the person’s own words before its end', () => {
    const lines = clausesFor(all(50), 'In their own words: “I am tall.”').split('\n');
    expect(lines.at(-2)).toBe('- In their own words: “I am tall.”');
    expect(lines.at(-1)).toMatch(/^This is a sketch/);
  });

  it('stands word for word in docs/personality.md', () => {
    const docs = readFileSync(new URL('../../../docs/personality.md', import.meta.url), 'utf8');
    for (const trait of TRAITS) {
      const rows = { low: 0, middle: 50, high: 100 };
      for (const [band, score] of Object.entries(rows)) {
        expect(docs).toContain(`| ${band} | ${clauseOf(trait, score)} |`);
      }
    }
    const lines = clausesFor(all(50)).split('\n');
    for (const line of [lines[0], lines.at(-1)]) expect(docs).toContain(`*${line}*`);
  });
});
