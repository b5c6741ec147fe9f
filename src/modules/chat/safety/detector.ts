import { LRUCache } from 'lru-cache';
import type { Concern } from './concern.js';
import { mend, read } from './reading/reading.js';
import { languages } from './rules/languages.js';
import type { LanguageRules, Rule } from './rules/rule.js';

/** As long as a message may be; what is longer is refused anyway, and looking stays quick. */
const MOST_CHARACTERS = 16_000;

/** A message is looked at for its answer and again for the record; the second look is free. */
const recent = new LRUCache<string, { concern: Concern | null }>({ max: 16 });

/**
 * Whether a message speaks of suicide, self-harm or a life without hope; null if no rule says so.
 *
 * A fixed set of rules over the text alone: the same text gives the same answer, whatever is down.
 */
export function concernIn(text: string): Concern | null {
  const known = recent.get(text);
  if (known) return known.concern;
  const concern = look(text);
  recent.set(text, { concern });
  return concern;
}

function look(text: string): Concern | null {
  const words = read(text.slice(0, MOST_CHARACTERS));
  for (const rules of languages) {
    const mended = rules.slips ? mend(words, rules.slips) : words;
    const spoken = rules.idioms ? mended.replace(rules.idioms, 'so') : mended;
    const rule = rules.rules.find((candidate) => speaks(candidate, spoken, rules));
    if (rule) {
      const { language } = rules;
      return { rule: `${language}/${rule.name}`, category: rule.category, language };
    }
  }
  return null;
}

function speaks(rule: Rule, text: string, rules: LanguageRules): boolean {
  const { pattern } = rule;
  pattern.lastIndex = 0;
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    if (!isTakenBack(rule, text, found.index, rules)) return true;
  }
  return false;
}

function isTakenBack(rule: Rule, text: string, at: number, rules: LanguageRules): boolean {
  const begin = text.lastIndexOf('.', at) + 1;
  if (rule.yieldsToNegation && rules.negation?.test(text.slice(begin, at))) return true;
  if (!rule.yieldsToTopic || !rules.topics) return false;
  const end = text.indexOf('.', at);
  return rules.topics.test(text.slice(begin, end < 0 ? undefined : end));
}
