import type { Letter } from './outbox';

/** One entry per letter, so that tabs do not write over one another's. */
const key = (owner: string, id = ''): string => `smriti.letter.${owner}.${id}`;

/** What was not sent when the page was left, in the order in which it was written. */
export function keptLetters(owner: string): readonly Letter[] {
  return Object.keys(localStorage)
    .filter((name) => name.startsWith(key(owner)))
    .map((name) => JSON.parse(localStorage.getItem(name)!) as Letter)
    .toSorted((one, other) => one.writtenAt.localeCompare(other.writtenAt));
}

export const keepLetter = (owner: string, letter: Letter): void =>
  localStorage.setItem(key(owner, letter.clientMessageId), JSON.stringify(letter));

export const dropLetter = (owner: string, id: string): void =>
  localStorage.removeItem(key(owner, id));
