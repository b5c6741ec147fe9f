import type { RecalledConversation } from '../../chat/index.js';
import type { Chunks } from './reading/chunks.js';
import type { Shape } from './reading/shape.js';

/** What a file holds, one after the other. */
export type Item =
  | { kind: 'conversation'; conversation: RecalledConversation }
  /** Could not be read. Where in the file, for people: «conversation 12», «conversation 12, message 3». */
  | { kind: 'broken'; where: string; reason: string }
  /** Left out by rule (docs/importing.md), and how often: «images», «tool calls». */
  | { kind: 'skipped'; what: string; count: number };

export type Broken = Extract<Item, { kind: 'broken' }>;

/** A kind of export that can be read. */
export interface Format {
  /** Short name, part of what identifies an imported message: never to be changed. */
  readonly name: string;
  /** For people. */
  readonly title: string;
  /** Whether a file that begins like this is of the format; its name does not count. */
  recognises(shape: Shape): boolean;
  /** Reads as the chunks come, in UTF-8; memory does not grow with the file. */
  read(chunks: Chunks, shape: Shape): AsyncIterable<Item>;
}

export const broken = (where: string, reason: string): Broken => ({
  kind: 'broken',
  where,
  reason,
});
