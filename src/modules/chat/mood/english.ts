/** Words that hold English sentences together and are none in other languages of Latin letters. */
const OWN = new Set(
  (
    'the and you your youre yours of that thats this these those it its isnt are arent wasnt were werent ' +
    'im ive ill id my mine our they them their theyre theyll he hes she shes havent hasnt have has had does ' +
    'doesnt did didnt dont cant cannot couldnt could wont would wouldnt should shouldnt with without for from ' +
    'what whats when where who why how which about because been being just like know think thinking want ' +
    'wanted going get getting got really very too much more some any anything something nothing everything ' +
    'everyone here there then than up out now today tomorrow yesterday people good great bad time yes yeah ' +
    'thanks thank please hello hey love loved hate feel feeling felt never always again after before into ' +
    'over only even still ever back well maybe though through life work thing things said says make made ' +
    'lets let by his her us be but not happy sad angry tired lonely worried scared afraid excited bored sorry ' +
    'awful terrible wonderful amazing day week night'
  ).split(' '),
);

/** These are words of other languages too, so they count only beside words of English alone. */
const SHARED = new Set(
  'i a is in on as at so was me we do to or if an am no can will all one go'.split(' '),
);

/** Neither of the two is English by itself; side by side they are nothing else. */
const PAIR = /(?<!\p{L})i (?:am|was|do|can|will|had|go)(?!\p{L})/gu;

const OTHER_LETTERS = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;
const WORD = /\p{L}+/gu;
const ACCENTED = /[^a-z]/;

/** Of all words, at least so many must be such words, and hardly any may bear an accent. */
const LEAST_SHARE = 0.25;
const MOST_ACCENTED = 0.2;

/** Whether a text is surely English; short or strange ones are not, whatever they are. */
export function isEnglish(text: string): boolean {
  if (OTHER_LETTERS.test(text)) return false;
  const plain = text.toLowerCase().replace(/['’]/g, '');
  const words = plain.match(WORD) ?? [];
  const count = (test: (word: string) => boolean) => words.filter(test).length;
  const own = count((word) => OWN.has(word)) + (plain.match(PAIR)?.length ?? 0);
  if (own === 0) return false;
  const known = own + count((word) => SHARED.has(word));
  const accented = count((word) => ACCENTED.test(word));
  return known / words.length >= LEAST_SHARE && accented / words.length < MOST_ACCENTED;
}
