import { readFileSync } from 'node:fs';
import { concernIn } from '../../../../src/modules/chat/safety/detector.js';

export type Kind = 'explicit' | 'veiled' | 'misspelt' | 'harmless';
export interface Phrase {
  kind: Kind;
  language: string;
  text: string;
}

/** One half of the phrases; see phrases/README.md for what may be done with which. */
export function phrases(half: 'development' | 'held-out'): Phrase[] {
  const file = new URL(`./phrases/${half}.txt`, import.meta.url);
  const sections = readFileSync(file, 'utf8').split(/^## /m).slice(1);
  return sections.flatMap((section) => {
    const [head = '', ...lines] = section.trim().split('\n');
    const [kind, language] = head.split(' ') as [Kind, string];
    return lines.map((text) => ({ kind, language, text }));
  });
}

export const isCrisis = ({ kind }: Phrase): boolean => kind !== 'harmless';

/** The part of these phrases that is taken for a crisis. */
export function flagged(among: readonly Phrase[]): number {
  if (among.length === 0) throw new Error('There is nothing to count.');
  return among.filter(({ text }) => concernIn(text)).length / among.length;
}
