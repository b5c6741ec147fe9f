import type { RecalledConversation } from '../../chat/index.js';
import type { Manifest } from '../exporting/manifest.js';
import type { Chunks } from './reading/chunks.js';
import type { Shape } from './reading/shape.js';

/** What a file holds, one after the other. */
export type Item =
  | { kind: 'conversation'; conversation: RecalledConversation }
  /** Could not be read. Where in the file, for people: «conversation 12», «conversation 12, message 3». */
  | { kind: 'broken'; where: string; reason: string }
  /** Left out by rule (docs/importing.md), and how often: «images», «tool calls». */
  | { kind: 'skipped'; what: string; count: number }
  /** An export of Smriti begins: what it says about itself, and whether that is true of it. */
  | { kind: 'manifest'; manifest: Manifest; isTrue: boolean }
  /** Rows of one of its sections. */
  | { kind: 'section'; name: string; rows: unknown[] };

/** A file of text in UTF-8. */
export interface TextFile {
  read(): Chunks;
  /** The same beforehand, unnoticed by who watches the progress. */
  glance(): Chunks;
}

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
  read(file: TextFile, shape: Shape): AsyncIterable<Item>;
}

export const broken = (where: string, reason: string): Broken => ({
  kind: 'broken',
  where,
  reason,
});
