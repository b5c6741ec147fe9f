const MOST_CHARACTERS = 60;
/** Bound on what characters of many code points (flags, families, stacked accents) may take. */
const MOST_CODE_POINTS = 180;

/**
 * A title from the first message: its first line that shows something, cut between words and never
 * inside a character that is made of several code points.
 */
export function titleOf(content: string): string | null {
  const line = content
    .split(/\r?\n/)
    .map((each) => each.replace(/\s+/g, ' ').trim())
    .find((each) => /[\p{L}\p{N}\p{S}\p{P}]/u.test(each));
  if (!line) return null;
  const beginning = beginningOf(line);
  if (beginning === line) return line;
  const endsWithWord = line[beginning.length] === ' ';
  const lastSpace = beginning.lastIndexOf(' ');
  const cutsWord = !endsWithWord && lastSpace > beginning.length / 2;
  const cut = cutsWord ? beginning.slice(0, lastSpace) : beginning;
  return `${cut.trimEnd()}…`;
}

function beginningOf(line: string): string {
  let beginning = '';
  let characters = 0;
  let codePoints = 0;
  for (const { segment } of new Intl.Segmenter().segment(line)) {
    characters += 1;
    codePoints += [...segment].length;
    if (characters >= MOST_CHARACTERS || codePoints > MOST_CODE_POINTS) break;
    beginning += segment;
  }
  return beginning || [...line].slice(0, MOST_CHARACTERS).join('');
}
