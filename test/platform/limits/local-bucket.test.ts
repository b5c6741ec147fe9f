import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { LocalBucket } from '../../../src/platform/limits/local-bucket.js';

/** A bucket as one would explain it: it fills evenly, overflows at the brim, and is asked for one. */
function plainBucket(tokens: number, seconds: number) {
  let held = tokens;
  let at = 0;
  return (now: number) => {
    held = Math.min(tokens, held + ((now - at) / 1000) * (tokens / seconds));
    at = now;
    // The same millisecond of grace as the real one, in tokens.
    if (held < 1 - tokens / (seconds * 1000)) return false;
    held -= 1;
    return true;
  };
}

describe('A bucket of one process', () => {
  it('gives what a plain one gives, whenever it is asked', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 60 }),
        fc.array(fc.integer({ min: 0, max: 4_000 }), { maxLength: 200 }),
        async (tokens, pauses) => {
          let now = 0;
          const bucket = new LocalBucket({ tokens, seconds: 60 }, () => now);
          const plain = plainBucket(tokens, 60);
          for (const pause of pauses) {
            now += pause;
            expect((await bucket.take('ada')) === 0).toBe(plain(now));
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('says when to come again, and keeps to it', async () => {
    let now = 5_000;
    const bucket = new LocalBucket({ tokens: 3, seconds: 60 }, () => now);
    for (let taken = 0; taken < 3; taken += 1) expect(await bucket.take('ada')).toBe(0);
    expect(await bucket.take('ada')).toBe(20_000);
    now += 19_000;
    expect(await bucket.take('ada')).toBe(1_000);
    now += 1_000;
    expect(await bucket.take('ada')).toBe(0);
    expect(await bucket.take('bob')).toBe(0);
  });

  it('takes back what was free after all, but never overflows', async () => {
    const bucket = new LocalBucket({ tokens: 1, seconds: 60 }, () => 0);
    await bucket.giveBack('ada');
    expect(await bucket.take('ada')).toBe(0);
    expect(await bucket.take('ada')).toBe(60_000);
    await bucket.giveBack('ada');
    expect(await bucket.take('ada')).toBe(0);
    expect(await bucket.take('ada')).toBe(60_000);
  });
});
