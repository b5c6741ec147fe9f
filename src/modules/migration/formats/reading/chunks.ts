/** The bytes of a file, as they come. */
export type Chunks = AsyncIterable<Uint8Array>;

/** The file cannot be read from here on; what came before it is true. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}
