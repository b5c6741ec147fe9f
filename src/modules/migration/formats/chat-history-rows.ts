import type { Chunks } from './reading/chunks.js';
import { csvRows } from './reading/csv.js';
import { fieldsOf } from './reading/fields.js';
import { jsonElements } from './reading/json-reader.js';
import { jsonLines } from './reading/lines.js';
import type { Shape } from './reading/shape.js';

export type Row = Readonly<Record<string, unknown>>;

interface Reading {
  where: string;
  fields?: Row;
  /** What is wrong with it. */
  reason?: string;
}

/** The rows of a table, however it was written down. */
export async function* rowsOf(chunks: Chunks, shape: Shape): AsyncIterable<Reading> {
  if (!shape.isJson) {
    yield* csvRows(chunks, shape.firstLine);
  } else if (shape.isLines) {
    for await (const line of jsonLines(chunks)) {
      const where = `line ${line.number}`;
      yield 'value' in line
        ? { where, fields: fieldsOf(line.value) }
        : { where, reason: line.reason };
    }
  } else {
    const path = shape.paths.has('chat_history') ? '$.chat_history.*' : shape.isArray ? '$.*' : '$';
    let position = 0;
    for await (const { value } of jsonElements(chunks, [path])) {
      position += 1;
      yield { where: `row ${position}`, fields: fieldsOf(value) };
    }
  }
}
