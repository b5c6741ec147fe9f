const INVISIBLE = /\p{Cf}|\p{Variation_Selector}|[\u115F\u1160\u3164]/gu;

/**
 * Marks that many leave out: accents of Latin, Greek and Cyrillic, the vowel signs of Arabic, and
 * the dots and moons of Hindi and Bengali that do not tell our words apart.
 */
const LIGHT_MARKS = /[\u0300-\u036F\u064B-\u0652\u0670\u0640\u093C\u0981]/gu;

/** Letters of other alphabets that look like Latin ones, for words that mix alphabets. */
const LOOKALIKES: Record<string, string> = {
  ...{ а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', у: 'y', х: 'x', і: 'i', ј: 'j', ѕ: 's', һ: 'h' },
  ...{ ԁ: 'd', к: 'k', м: 'm', т: 't', в: 'b', н: 'h', ӏ: 'l', ɩ: 'i', ł: 'l', ø: 'o' },
  ...{ α: 'a', ε: 'e', ι: 'i', κ: 'k', ν: 'v', ο: 'o', ρ: 'p', τ: 't', υ: 'u', ω: 'w', χ: 'x' },
};

/** Letters that are written in several ways without a difference in meaning. */
const SAME: Record<string, string> = {
  ...{ ٱ: 'ا', ى: 'ي', ی: 'ي', ې: 'ي', ة: 'ه', ہ: 'ه', ۂ: 'ه', ھ: 'ه', ک: 'ك', ں: 'ن' },
  ...{ '\u0901': '\u0902', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i' },
};

const SEVERAL_WAYS = new RegExp(`[${Object.keys(SAME).join('')}]`, 'gu');
const WORD = /[\p{L}\p{M}]+/gu;
const LATIN = /\p{Script=Latin}/u;
const FOREIGN_TO_LATIN = /[\p{Script=Cyrillic}\p{Script=Greek}łøɩ]/u;

/** One way of writing for what people write in many: case, width, accents, look-alike letters. */
export function fold(text: string): string {
  const letters = foldLetters(text.normalize('NFKC').replace(INVISIBLE, '').toLowerCase());
  if (!FOREIGN_TO_LATIN.test(letters)) return letters;
  return letters.replace(WORD, (word) =>
    LATIN.test(word) ? word.replace(/./gu, (letter) => LOOKALIKES[letter] ?? letter) : word,
  );
}

/** The part of it that leaves patterns what they are. */
export function foldLetters(text: string): string {
  return text
    .normalize('NFD')
    .replace(LIGHT_MARKS, '')
    .normalize('NFC')
    .replace(SEVERAL_WAYS, (letter) => SAME[letter]!);
}
