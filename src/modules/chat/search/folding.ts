/**
 * Folding: the form in which a message and a query are compared. It forgets what people do not type when
 * they search (case, accents, compatibility forms, typographic quotes, invisible characters, the kind and
 * number of blanks) and keeps what tells words apart, such as the vowel signs of Indic scripts and Thai.
 */
export interface Folded {
  readonly text: string;
  /** Where in the original the piece begins that gave each UTF-16 unit of `text`. Never decreases. */
  readonly starts: readonly number[];
  /** Where that piece ends (exclusive). */
  readonly ends: readonly number[];
}

/**
 * A character with everything that may compose with it (marks, Hangul vowels and finals, half-width voicing
 * marks). Folding piece by piece gives NFC and NFD the same result and keeps the way back to the original.
 */
const PIECE = /[^][\p{M}\u1160-\u11ff\uff9e\uff9f]*/gu;

/** Marks that people leave out when they search, by code point. */
const OPTIONAL_MARKS = new RegExp(
  `[${[
    // Over Latin, Greek and Cyrillic letters.
    '\\u0300-\\u036f\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\ufe20-\\ufe2f',
    // Hebrew points.
    '\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7',
    // Arabic vowel marks, hamza above, tatweel.
    '\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed',
  ].join('')}]`,
  'gu',
);

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
const BLANK = /[\s\p{Cc}]/u;

/** What phones type for a straight quote or hyphen, and letters that no normalisation takes apart. */
const PLAIN = new Map(
  Object.entries({
    '‘': "'",
    '’': "'",
    ʼ: "'",
    '´': "'",
    '`': "'",
    '“': '"',
    '”': '"',
    '„': '"',
    '«': '"',
    '»': '"',
    '‐': '-',
    '‑': '-',
    '–': '-',
    '—': '-',
    ł: 'l',
    ø: 'o',
    đ: 'd',
    ð: 'd',
    ħ: 'h',
    ŧ: 't',
    æ: 'ae',
    œ: 'oe',
    þ: 'th',
  }),
);

export function fold(original: string): Folded {
  const starts: number[] = [];
  const ends: number[] = [];
  const units: string[] = [];
  for (const match of wellFormed(original).matchAll(PIECE)) {
    for (const folded of foldPiece(match[0]).split('')) {
      const unit = BLANK.test(folded) ? ' ' : folded;
      if (unit === ' ' && (units.at(-1) ?? ' ') === ' ') continue;
      units.push(unit);
      starts.push(match.index);
      ends.push(match.index + match[0].length);
    }
  }
  if (units.at(-1) === ' ') [units, starts, ends].forEach((list: unknown[]) => list.pop());
  return { text: units.join(''), starts, ends };
}

/** Half a surrogate pair would be refused by PostgreSQL; its stand-in is as long, so offsets hold. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

function foldPiece(piece: string): string {
  if (piece.length === 1 && piece < '\x7f' && piece !== '`') return piece.toLowerCase();
  const plain = PLAIN.get(piece) ?? piece;
  const bare = plain.normalize('NFKD').replace(OPTIONAL_MARKS, '').replace(INVISIBLE, '');
  let folded = '';
  for (const character of bare) {
    // Upper case first: it unites ς with σ and ß with ss, one character at a time.
    const lower = character.toUpperCase().toLowerCase();
    folded += PLAIN.get(lower) ?? lower;
  }
  return folded.normalize('NFC');
}
