import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

const RANDOM_BYTES = 16;
/** A draw costs six microseconds, of sixteen bytes or of four thousand, and a send needs a dozen ids. */
const drawn = new Uint8Array(RANDOM_BYTES * 256);
let used = drawn.length;

/** The instant and place in it of the id before. */
let msecs = -Infinity;
let seq = 0;

/**
 * An id that nobody guesses and that comes behind all that this process made before it: a UUID of
 * version 7 (RFC 9562), whose counter begins anew, at random, with each millisecond.
 */
export function newId(): string {
  const random = draw();
  const now = Date.now();
  if (now > msecs) {
    msecs = now;
    seq = new DataView(random.buffer, random.byteOffset).getInt32(0) & 0x7fff_ffff;
  } else {
    seq = (seq + 1) | 0;
    if (seq === 0) msecs += 1;
  }
  return v7({ random, msecs, seq });
}

/** Bytes that were never given before. */
function draw(): Uint8Array {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  used += RANDOM_BYTES;
  return drawn.subarray(used - RANDOM_BYTES, used);
}
