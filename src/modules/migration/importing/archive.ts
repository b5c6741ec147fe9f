import { type Entry, fromFdPromise, type ZipFile } from 'yauzl';
import type { FileHandle } from 'node:fs/promises';
import { type Chunks, Unreadable } from '../formats/reading/chunks.js';
import { ImportRefused } from '../migration.errors.js';
import type { Source } from './source.js';

const MOST_FILES = 100_000;
/** What comes out of all files that are read; entries cannot hold more than they say. */
const MOST_BYTES = 2 * 1024 ** 3;

export const isArchive = (beginning: Uint8Array): boolean =>
  Buffer.from(beginning.subarray(0, 4)).equals(Buffer.from('PK\u0003\u0004', 'latin1'));

/**
 * The files of a zip archive, none of which is ever written anywhere.
 * @throws ImportRefused for archives that are damaged, encrypted, or made to do harm
 */
export async function filesIn(file: FileHandle): Promise<Source[]> {
  const files: Source[] = [];
  try {
    const zip = await fromFdPromise(file.fd, { autoClose: false, lazyEntries: true });
    if (zip.entryCount > MOST_FILES) throw tooMuch(`holds more than ${MOST_FILES} files`);
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue;
      if (entry.isEncrypted()) throw new ImportRefused('the archive is encrypted');
      if (entry.uncompressedSize > 0) files.push(sourceIn(zip, entry));
    }
  } catch (error) {
    if (error instanceof ImportRefused) throw error;
    throw new ImportRefused(damageOf(error));
  }
  return files;
}

/** @throws ImportRefused when more would come out of them than any export holds */
export function expectBounded(files: readonly Source[]): void {
  const bytes = files.reduce((sum, { bytes }) => sum + bytes, 0);
  if (bytes > MOST_BYTES) throw tooMuch('unpacks to more than 2 GiB');
}

const tooMuch = (how: string): ImportRefused => new ImportRefused(`the archive ${how}`);

function sourceIn(zip: ZipFile, entry: Entry): Source {
  return {
    bytes: entry.uncompressedSize,
    async *chunks(): Chunks {
      try {
        yield* (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>;
      } catch (error) {
        throw new Unreadable('The archive is damaged here.', { cause: error });
      }
    },
  };
}

function damageOf(error: unknown): string {
  const { message = '' } = error as { message?: string };
  return /relative path|absolute path|invalid characters/.test(message)
    ? 'the archive holds a name that leads out of it'
    : 'the archive is damaged or cut off';
}
