/** Ends of lines, blanks and controls: a quotation is one line, so that it can begin no heading. */
const BREAKS = /[\s\p{Cc}\p{Zl}\p{Zp}]+/gu;

/** What a model reads and nobody sees (tags, marks of direction), but for the joiners of scripts. */
const UNSEEN = /(?![\u200C\u200D])[\p{Cf}\p{Co}]/gu;

/** What could end the quotation, and the brackets of which the frames of prompts are made. */
const MARK = /["“”„‟«»＂`<>[\]{}|]/gu;
const HARMLESS: Record<string, string> = {
  '<': '‹',
  '>': '›',
  '[': '(',
  ']': ')',
  '{': '(',
  '}': ')',
  '|': '¦',
};

/**
 * Somebody's words between quotation marks, which nothing inside can end: one line, without what is
 * not to be seen, and without the brackets that models take for the frame of a prompt.
 */
export function quoted(words: string): string {
  const line = words
    .replace(UNSEEN, '')
    .replace(BREAKS, ' ')
    .trim()
    .replace(MARK, (mark) => HARMLESS[mark] ?? "'");
  return `“${line}”`;
}
