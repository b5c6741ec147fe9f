import { type Broken, broken } from '../format.js';
import type { Chunks } from './chunks.js';
import { jsonElements } from './json-reader.js';
import { jsonLines } from './lines.js';
import type { Shape } from './shape.js';

/** One conversation of a file, not yet looked at. */
export interface FileRecord {
  value: unknown;
  /** For people, counted from 1. */
  where: string;
}

/** The records of a file, whether it is an array of them, one on each line, or a single one. */
export async function* recordsOf(chunks: Chunks, shape: Shape): AsyncIterable<FileRecord | Broken> {
  if (shape.isLines) {
    for await (const line of jsonLines(chunks)) {
      const where = `line ${line.number}`;
      yield 'value' in line ? { value: line.value, where } : broken(where, line.reason);
    }
    return;
  }
  let position = 0;
  for await (const { value } of jsonElements(chunks, [shape.isArray ? '$.*' : '$'])) {
    position += 1;
    yield { value, where: `conversation ${position}` };
  }
}
