/**
 * Patterns that mean people's words literally. Regular expressions are written for PostgreSQL and translated for
 * JavaScript, so that what was found and what is marked are one thing.
 */

export const ANY_LETTER = '[[:alnum:]]';
const NO_LETTER = '[^[:alnum:]]';

export function likeOf(...pieces: readonly string[]): string {
  return `%${pieces.map((piece) => piece.replace(/[\\%_]/g, '\\$&')).join('%')}%`;
}

/** The pieces one after the other, with only punctuation and blanks between them. */
export function adjacent(pieces: readonly string[]): string {
  return pieces.map(literally).join(`${NO_LETTER}+`);
}

/** A pattern that neither begins nor ends inside a word. */
export function whole(pattern: string): string {
  return `(^|${NO_LETTER})(${pattern})($|${NO_LETTER})`;
}

/** The same text as `pattern` finds in PostgreSQL. */
export function everywhere(pattern: string): RegExp {
  return new RegExp(inJavaScript(pattern), 'gu');
}

/** The same text as `whole(pattern)` finds in PostgreSQL, without the characters around it. */
export function everyWhole(pattern: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${inJavaScript(pattern)})(?![\\p{L}\\p{N}])`, 'gu');
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function inJavaScript(pattern: string): string {
  // Literal brackets are escaped, so these two can only be ours.
  return pattern.replaceAll(NO_LETTER, '[^\\p{L}\\p{N}]').replaceAll(ANY_LETTER, '[\\p{L}\\p{N}]');
}
