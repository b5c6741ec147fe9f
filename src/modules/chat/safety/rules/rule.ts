import type { ConcernCategory } from '../concern.js';
import { foldLetters } from '../reading/fold.js';
import type { Slips } from '../reading/slips.js';

export interface Rule {
  /** Unique inside its language. */
  readonly name: string;
  readonly category: ConcernCategory;
  readonly pattern: RegExp;
  /** Said of what never was, it is taken back: "I would never …". */
  readonly yieldsToNegation: boolean;
  /** Said of a novel, a statistic or homework, it is no sign of distress. */
  readonly yieldsToTopic: boolean;
}

/** What one language has to say. All patterns look at text as `reading/` leaves it. */
export interface LanguageRules extends Pick<Sayings, 'language' | 'rules' | 'slips'> {
  readonly idioms?: RegExp;
  readonly topics?: RegExp;
  readonly negation?: RegExp;
}

interface Sayings {
  /** BCP 47. */
  readonly language: string;
  readonly rules: readonly Rule[];
  /** Figures of speech and titles, taken out before any rule looks. */
  readonly idioms?: string;
  /** Signs that a sentence speaks about the subject and not of somebody. */
  readonly topics?: string;
  /** What takes back the words that follow it. */
  readonly negation?: string;
  /** Knows the words whose slips of the keyboard are forgiven. */
  readonly slips?: Slips;
}

/** The language with its patterns ready to be used. */
export function speaking({ idioms, topics, negation, ...plain }: Sayings): LanguageRules {
  return {
    ...plain,
    idioms: idioms === undefined ? undefined : anyOf(idioms),
    topics: topics === undefined ? undefined : anyOf(topics),
    negation: negation === undefined ? undefined : new RegExp(`${anyOf(negation).source} ?$`, 'u'),
  };
}

/** A statement: holds wherever it stands, unless a negation stands before it. */
export const said = ruleMaker({ yieldsToNegation: true, yieldsToTopic: false });

/** A statement that has its own negation in it, or cannot be taken back by one. */
export const meant = ruleMaker({ yieldsToNegation: false, yieldsToTopic: false });

/** Words that are as often about a film or an essay as about oneself. */
export const mentioned = ruleMaker({ yieldsToNegation: true, yieldsToTopic: true });

function ruleMaker(kind: Pick<Rule, 'yieldsToNegation' | 'yieldsToTopic'>) {
  return (category: ConcernCategory, name: string, ...patterns: string[]): Rule => ({
    name,
    category,
    pattern: anyOf(...patterns),
    ...kind,
  });
}

const LETTER = '[\\p{L}\\p{M}\\p{N}]';
const SPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/**
 * Any of these, as whole words where the script has words. In a pattern `~` stands for up to three
 * words in between and `~~` for up to eight; a full stop is no word, so nothing reaches across
 * sentences.
 */
export function anyOf(...patterns: string[]): RegExp {
  const alternatives = patterns.map((pattern) =>
    foldLetters(pattern)
      .replaceAll('~~', `(?: ${LETTER}+){0,8}`)
      .replaceAll('~', `(?: ${LETTER}+){0,3}`),
  );
  const any = `(?:${alternatives.join('|')})`;
  const bounded = SPACED.test(any) ? any : `(?<!${LETTER})${any}(?!${LETTER})`;
  return new RegExp(bounded, 'gu');
}
