import { badInput } from '../errors/refusal.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Characters that show nothing: controls, joiners, marks of direction and other format characters. */
const INVISIBLE =
  /[\p{White_Space}\p{Cc}\p{Cf}\p{Cn}\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0]/gu;

/**
 * An id as the database writes it.
 * @throws Refusal BAD_USER_INPUT when it is no UUID
 */
export function checkedId(id: string, what: string): string {
  if (!UUID.test(id)) throw badInput(`This is not the id of a ${what}.`);
  return id.toLowerCase();
}

/** Text that PostgreSQL and JSON can carry; its length is counted in Unicode code points. */
export function checkedText(text: string, what: string, longest: number): string {
  if (text.includes('\0')) throw badInput(`The ${what} contains the character U+0000.`);
  if (!text.isWellFormed()) throw badInput(`The ${what} contains half of a surrogate pair.`);
  // A string has at most as many code points as UTF-16 units, so most need no counting.
  if (text.length > longest && [...text].length > longest) {
    throw badInput(`The ${what} is longer than ${longest.toLocaleString('en')} characters.`);
  }
  return text;
}

/** Text in which something can be seen. */
export function visibleText(text: string, what: string, longest: number): string {
  checkedText(text, what, longest);
  if (text.replace(INVISIBLE, '') === '') throw badInput(`The ${what} is empty.`);
  return text;
}

const CLIENT_KEY = /^[^\p{Cc}]{1,64}$/u;

/** A key that a client chose for a retry: 1 to 64 characters on one line. */
export function checkedClientKey(key: string, what: string): string {
  if (!CLIENT_KEY.test(key) || !key.isWellFormed() || key.trim() === '') {
    throw badInput(`The ${what} must have 1 to 64 characters on one line.`);
  }
  return key;
}
