import { TextDecoder } from 'node:util';
import { type Chunks, Unreadable } from './chunks.js';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/**
 * Text files in UTF-8 whatever they were in: a byte order mark is taken off, UTF-16 is recoded.
 * Anything else (Latin-1, Windows-1252) is not guessed at: a wrong guess would change people's words.
 * @throws Unreadable where the bytes are not what the beginning promised
 */
export async function* utf8Of(chunks: Chunks): Chunks {
  let decoder: TextDecoder | undefined;
  let encoding: Encoding = 'utf-8';
  let position = 0;
  for await (const chunk of chunks) {
    if (!decoder) {
      encoding = encodingOf(chunk);
      decoder = new TextDecoder(encoding, { fatal: true });
    }
    const text = decoded(decoder, chunk, position, encoding);
    position += chunk.length;
    if (text !== '') yield Buffer.from(text);
  }
  if (decoder) decoded(decoder, undefined, position, encoding);
}

/** The encoding of a text that begins so. */
export function encodingOf(beginning: Uint8Array): Encoding {
  const [first, second] = beginning;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // What begins with a sign of ASCII, as JSON and our tables do, has a zero byte beside it in UTF-16.
  if (first === 0 && second) return 'utf-16be';
  if (first && second === 0) return 'utf-16le';
  return 'utf-8';
}

function decoded(
  decoder: TextDecoder,
  chunk: Uint8Array | undefined,
  position: number,
  encoding: Encoding,
): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    const place = `${Math.floor(position / 1024).toLocaleString('en')} KiB`;
    throw new Unreadable(
      `The text is not valid ${encoding.toUpperCase()} (after ${place}); please save the file as UTF-8.`,
    );
  }
}
