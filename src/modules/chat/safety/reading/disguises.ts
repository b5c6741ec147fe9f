/** Signs that stand for letters inside a word. */
const SIGNS: Record<string, string> = {
  ...{ '0': 'o', '3': 'e', '4': 'a', '5': 's', '7': 't', '8': 'b', '@': 'a', $: 's', '€': 'e' },
};

/** One, the bar and the exclamation mark may be an i or an l. */
const UPRIGHT = /[1!|]/g;

/** A word of letters and signs, with at least one letter and no sign of a sentence at its end. */
const DISGUISED =
  /(?<![\p{L}\p{N}])[$@]?[a-z0-9@$€!|]*[a-z][a-z0-9@$€!|]*(?:[a-z0-9@$€]|!!)(?![\p{L}\p{N}])/gu;

/** 5, 10 and 2026 are numbers, and so is the 5 in 5kms. */
const NUMBER = /^\d+[a-z]*$/;

/** Four single letters or more with the same kind of gap: "k i l l", "s.u.i.c.i.d.e". */
const SPELT_OUT = /(?<![\p{L}\p{N}])\p{L}(?:[ .\-_*]{1,2}\p{L}(?![\p{L}\p{N}])){3,}\.?/gu;

/** A double l is nearly always what two uprights stand for. */
const TWO_UPRIGHTS = /[1!|]{2}/g;

const SPOKEN: [RegExp, string][] = [
  [/(?<= )2(?= [a-z])/g, 'to'],
  [/(?<= )(no|every|any|some)1(?= )/g, '$1one'],
];

/** Words in which stars or other signs hide letters, and what they hide. */
const VEILED: [RegExp, string][] = [
  [/\bk[^\p{L}\s]{1,2}l{1,2}(?=\P{L}|ing)/gu, 'kill'],
  [/\bki[^\p{L}\s]{1,2}(?=\P{L}|ing)/gu, 'kill'],
  [/\bs[^\p{L}\s]{1,2}icid(?=e|al)/gu, 'suicid'],
  [/\bsu[^\p{L}\s]{1,2}cid(?=e|al)/gu, 'suicid'],
  [/\bsui[^\p{L}\s]{1,2}ide\b/gu, 'suicide'],
  [/\bd[^\p{L}\s]{1}e(?=\P{L})/gu, 'die'],
];

/** Puts letters back where signs, gaps and dots were put in their places. */
export function undisguise(text: string): string {
  const joined = ` ${text} `.replace(SPELT_OUT, (spelt) => ` ${spelt.replace(/[^\p{L}]/gu, '')} `);
  const spoken = SPOKEN.reduce((said, [short, long]) => said.replace(short, long), joined);
  return spoken.replace(DISGUISED, (word) => (/[^a-z]/.test(word) ? plain(word) : word));
}

export function unveil(text: string): string {
  return VEILED.reduce((said, [veiled, word]) => said.replace(veiled, word), text);
}

function plain(word: string): string {
  if (NUMBER.test(word)) return word;
  return word
    .replace(/[034578@$€]/g, (sign) => SIGNS[sign]!)
    .replace(TWO_UPRIGHTS, 'll')
    .replace(UPRIGHT, 'i');
}
