import { pipeline, Readable } from 'node:stream';
import { type CsvError, parse } from 'csv-parse';
import { type Chunks, Unreadable } from './chunks.js';

const MOST_CHARACTERS = 4 * 1_048_576;
const DELIMITERS = [',', ';', '\t'];

/** The columns that the first line of a table names, in lower case, and what stands between them. */
export function columnsOf(firstLine: string): { names: string[]; delimiter: string } {
  const cut = (delimiter: string) =>
    firstLine.split(delimiter).map((name) =>
      name
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .trim()
        .toLowerCase(),
    );
  const [best] = DELIMITERS.map((delimiter) => ({ names: cut(delimiter), delimiter })).toSorted(
    (one, other) => other.names.length - one.names.length,
  );
  return best!;
}

/** The rows of a table with a line of names; a row that cannot be read spoils no other. */
export async function* csvRows(
  chunks: Chunks,
  firstLine: string,
): AsyncIterable<{ where: string; fields?: Record<string, string>; reason?: string }> {
  const { names, delimiter } = columnsOf(firstLine);
  const skipped: CsvError[] = [];
  const parser = parse({
    columns: names,
    from: 2,
    delimiter,
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: MOST_CHARACTERS,
    on_skip: (error) => void (error && skipped.push(error)),
  });
  // What goes wrong on the way ends the iteration below.
  const rows = pipeline(Readable.from(chunks), parser, () => undefined) as AsyncIterable<{
    record: Record<string, string>;
    info: { lines: number };
  }>;
  const broken = () =>
    skipped.splice(0).map(({ lines }) => ({
      where: `line ${String(lines)}`,
      reason: 'it is no row of this table',
    }));
  try {
    for await (const { record, info } of rows) {
      yield* broken();
      yield { where: `line ${info.lines}`, fields: record };
    }
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable('The table cannot be read from here on.', { cause: error });
  }
  yield* broken();
}
