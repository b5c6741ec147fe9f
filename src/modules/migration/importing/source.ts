import type { FileHandle } from 'node:fs/promises';
import type { Chunks } from '../formats/reading/chunks.js';

/** Little enough that what one brings is kept and forgotten before much else is made. */
const CHUNK_BYTES = 65_536;

/** A file, or a file in an archive, that can be read from its beginning as often as wanted. */
export interface Source {
  readonly bytes: number;
  chunks(): Chunks;
}

export async function sourceOf(file: FileHandle): Promise<Source> {
  const { size } = await file.stat();
  return { bytes: size, chunks: () => chunksOf(file) };
}

/** A stream would close the file with itself. */
async function* chunksOf(file: FileHandle): Chunks {
  for (let position = 0; ;) {
    const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
    const { bytesRead } = await file.read(buffer, 0, CHUNK_BYTES, position);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    position += bytesRead;
  }
}

/** At least so many bytes, unless there are fewer. */
export async function beginningOf(source: Source, bytes: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of source.chunks()) {
    parts.push(chunk);
    length += chunk.length;
    if (length >= bytes || !couldBeText(parts[0]!)) break;
  }
  return Buffer.concat(parts);
}

/** Pictures and the like need no second look. */
function couldBeText(beginning: Uint8Array): boolean {
  const [first = 0x20] = beginning;
  return first >= 0x20 || first === 0 || first === 0x09 || first === 0x0a || first === 0x0d;
}
