import type { FileHandle } from 'node:fs/promises';
import { type Format, formatOf, FORMATS } from '../formats/index.js';
import { Unreadable } from '../formats/reading/chunks.js';
import { BEGINNING_BYTES, type Shape, shapeOf } from '../formats/reading/shape.js';
import { ImportRefused } from '../migration.errors.js';
import { expectBounded, filesIn, isArchive } from './archive.js';
import { beginningOf, type Source, sourceOf } from './source.js';

/** A file of a known format. */
export interface Part {
  source: Source;
  format: Format;
  shape: Shape;
}

/**
 * What there is to be read: the file itself, or of an archive each file of a known format.
 * @throws ImportRefused when there is nothing
 */
export async function partsOf(file: FileHandle): Promise<Part[]> {
  const source = await sourceOf(file);
  const beginning = await beginningOf(source, BEGINNING_BYTES);
  if (beginning.every((byte) => byte <= 0x20)) throw new ImportRefused('it is empty');
  if (!isArchive(beginning)) {
    const part = partOf(source, beginning);
    if (part) return [part];
    const known = FORMATS.map(({ title }) => title).join(', ');
    throw new ImportRefused(`its format is not known (known are: ${known})`);
  }
  const parts: Part[] = [];
  for (const entry of await filesIn(file)) {
    const part = partOf(entry, await beginningOf(entry, BEGINNING_BYTES).catch(refuse));
    if (part) parts.push(part);
  }
  if (parts.length === 0) throw new ImportRefused('no file in the archive is of a known format');
  expectBounded(parts.map((part) => part.source));
  return parts;
}

function refuse(error: unknown): never {
  throw error instanceof Unreadable ? new ImportRefused('the archive is damaged') : error;
}

function partOf(source: Source, beginning: Uint8Array): Part | null {
  const shape = shapeOf(beginning);
  const format = formatOf(shape);
  return format && { source, format, shape };
}
