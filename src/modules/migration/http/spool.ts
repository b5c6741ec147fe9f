import { randomUUID } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UploadTooLarge, uploadTooSlow } from '../migration.errors.js';

const MOST_BYTES = 512 * 1_048_576;
/** An upload may take long, but not stand still. */
const LONGEST_STANDSTILL_MS = 20_000;

/**
 * Puts an upload on the disk, whole, before anything of it is looked at: a client that gives up
 * leaves nothing. The file has no name, so however the process ends, the system takes it away.
 * @throws Refusal BAD_USER_INPUT when it is too large or stands still
 */
export async function spooled(body: IncomingMessage): Promise<FileHandle> {
  const file = await namelessFile();
  try {
    let bytes = 0;
    for await (const chunk of unlessItStops(body)) {
      bytes += chunk.length;
      expectBounded(bytes);
      await file.write(chunk);
    }
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

export function expectBounded(bytes: number): void {
  if (bytes > MOST_BYTES) throw new UploadTooLarge();
}

async function namelessFile(): Promise<FileHandle> {
  const path = join(tmpdir(), `smriti-import-${randomUUID()}`);
  const file = await open(path, 'wx+', 0o600);
  await unlink(path);
  return file;
}

async function* unlessItStops(body: IncomingMessage): AsyncIterable<Buffer> {
  // The body is the connection: destroyed with it, nobody could be told why.
  const chunks = body.iterator({ destroyOnReturn: false })[Symbol.asyncIterator]();
  for (;;) {
    const next = await unlessLate(chunks.next());
    if (next.done) return;
    yield next.value as Buffer;
  }
}

/** A race of its own for each chunk: a promise that outlives them would hold them all. */
async function unlessLate<T>(chunk: Promise<T>): Promise<T> {
  const { promise: standstill, reject } = Promise.withResolvers<never>();
  const patience = setTimeout(() => reject(uploadTooSlow()), LONGEST_STANDSTILL_MS);
  try {
    return await Promise.race([chunk, standstill]);
  } finally {
    clearTimeout(patience);
  }
}
