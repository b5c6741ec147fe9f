import type { RecalledConversation } from '../../chat/index.js';

/** What a file holds, one after the other: conversations, and what could not be read. */
export type Item =
  | { kind: 'conversation'; conversation: RecalledConversation }
  /** Where in the file, for people: «conversation 12», «conversation 12, message 3». */
  | { kind: 'broken'; where: string; reason: string };

/** A kind of export that can be read. */
export interface Format {
  /** Short name, part of what identifies an imported message: never to be changed. */
  readonly name: string;
  /** For people. */
  readonly title: string;
  /** Whether a file that begins like this is of the format; its name does not count. */
  recognises(beginning: string): boolean;
  /** Reads as the chunks come; memory does not grow with the file. */
  read(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Item>;
}
