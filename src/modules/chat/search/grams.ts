import { runs, type Run } from './runs.js';

/**
 * Grams index what is too short for trigrams: words of one or two characters, the beginnings of longer words,
 * single characters and pairs of unspaced scripts, and signs.
 */

/** Keeps a row bounded whatever is pasted; a message of 16,000 Chinese characters in prose has about half of it. */
export const GRAM_LIMIT = 16_384;

/** The grams under which a message is found, each once. */
export function gramsOfText(folded: string): string[] {
  const grams = new Set<string>();
  const all = [...runs(folded)];
  // Unspaced scripts come last: they alone can reach the limit.
  for (const run of all) if (run.kind !== 'unspaced') addSpaced(grams, run);
  for (const run of all) if (run.kind === 'unspaced') addUnspaced(grams, run.text);
  return [...grams].slice(0, GRAM_LIMIT);
}

/** The grams that every message with this term has: the fewest that say the most. */
export function gramsOfTerm(folded: string): string[] {
  const grams = new Set<string>();
  for (const run of runs(folded)) {
    const characters = [...run.text];
    if (run.kind === 'unspaced') for (const pair of pairs(characters)) grams.add(pair);
    if (run.kind === 'unspaced' ? characters.length === 1 : characters.length <= 2)
      grams.add(run.text);
  }
  return [...grams];
}

function addSpaced(grams: Set<string>, run: Run): void {
  const [first = '', second = ''] = run.text;
  grams.add(first);
  grams.add(first + second);
}

function addUnspaced(grams: Set<string>, text: string): void {
  const characters = [...text];
  for (const character of characters) grams.add(character);
  for (const pair of pairs(characters)) grams.add(pair);
}

function pairs(characters: readonly string[]): string[] {
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}
