import type { Turn } from '../companion/companion.js';

/** Says what it is, to whoever reads it. */
const HEAD = 'Excerpts of what the person said, chosen without a language model:';
const MOST_CHARACTERS = 1_500;
const LONGEST_CHARACTERS = 200;
const sentences = new Intl.Segmenter(undefined, { granularity: 'sentence' });
const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/**
 * A summary without a model: sentences of the person, word for word and in their order, first of all
 * those with words that hardly any other has. The same words give the same excerpts.
 * @param earlier the summary so far, excerpts or not, whose sentences stand for election again
 */
export function excerptsOf(earlier: string | null, said: readonly Turn[]): string {
  const candidates = [
    ...sentencesIn(earlier ?? ''),
    ...said.flatMap(({ role, content }) => (role === 'user' ? sentencesIn(content) : [])),
  ];
  const unique = [...new Set(candidates)];
  const chosen = best(unique);
  return [HEAD, ...unique.filter((sentence) => chosen.has(sentence))].join('\n');
}

function sentencesIn(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    if (line === HEAD) return [];
    const found = Array.from(sentences.segment(line), ({ segment }) => segment.trim());
    return found.map((one) => one.slice(0, LONGEST_CHARACTERS).toWellFormed()).filter(Boolean);
  });
}

function best(candidates: readonly string[]): Set<string> {
  const bags = candidates.map((sentence) => [sentence, wordsIn(sentence)] as const);
  const frequency = new Map<string, number>();
  for (const [, bag] of bags)
    for (const word of bag) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const worth = (bag: Set<string>) =>
    [...bag].reduce((sum, word) => sum + 1 / frequency.get(word)!, 0);
  const ranked = bags.toSorted(([, one], [, other]) => worth(other) - worth(one));
  const chosen = new Set<string>();
  let left = MOST_CHARACTERS;
  for (const [sentence] of ranked) {
    if (sentence.length >= left) continue;
    chosen.add(sentence);
    left -= sentence.length + 1;
  }
  return chosen;
}

/** Its words of more than two letters, or of scripts that write no spaces. */
function wordsIn(sentence: string): Set<string> {
  const found = Array.from(words.segment(sentence.toLowerCase())).filter(
    ({ isWordLike, segment }) => isWordLike && (segment.length > 2 || segment > '\u2E80'),
  );
  return new Set(found.map(({ segment }) => segment));
}
