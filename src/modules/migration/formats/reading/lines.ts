import { type Chunks, Unreadable } from './chunks.js';
import { JsonReader } from './json-reader.js';

const LONGEST_LINE = 32 * 1_048_576;
const NEWLINE = 0x0a;

/** A line of JSON, or what is wrong with it. */
export type JsonLine = { number: number; value: unknown } | { number: number; reason: string };

/** Each line of a file as JSON of its own; a broken one spoils no other. */
export async function* jsonLines(chunks: Chunks): AsyncIterable<JsonLine> {
  let number = 0;
  for await (const line of linesOf(chunks)) {
    number += 1;
    if (line.every((byte) => byte === 0x20 || byte === 0x0d || byte === 0x09)) continue;
    const reader = new JsonReader(['$']);
    const { elements, failure } = reader.write(line);
    const reason = failure ?? reader.end();
    const [element] = elements;
    if (reason || !element) yield { number, reason: reason?.message ?? 'It is not valid JSON.' };
    else yield { number, value: element.value };
  }
}

async function* linesOf(chunks: Chunks): AsyncIterable<Uint8Array> {
  let parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      yield Buffer.concat([...parts, chunk.subarray(from, at)]);
      parts = [];
      length = 0;
      from = at + 1;
    }
    parts.push(chunk.subarray(from));
    length += chunk.length - from;
    if (length > LONGEST_LINE) {
      throw new Unreadable('A line is longer than 32 MiB; the file is not read further.');
    }
  }
  if (length > 0) yield Buffer.concat(parts);
}
