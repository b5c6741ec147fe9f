import { LRUCache } from 'lru-cache';
import type { Bucket, Rate } from './bucket.js';

const MOST_KEYS = 100_000;

/**
 * Buckets of this process. Each is one number, the moment at which it is full again: the generic
 * cell rate algorithm (ITU-T I.371), which needs no timer and forgets full buckets by itself.
 */
export class LocalBucket implements Bucket {
  private readonly fullAt = new LRUCache<string, number>({ max: MOST_KEYS });
  private readonly tokenMs: number;
  private readonly bucketMs: number;

  constructor(
    { tokens, seconds }: Rate,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.bucketMs = seconds * 1000;
    this.tokenMs = this.bucketMs / tokens;
  }

  async take(key: string): Promise<number> {
    const wait = this.missingMs(key) + this.tokenMs - this.bucketMs;
    // Sums of fractions: a millisecond is no token.
    if (wait > 1) return wait;
    this.move(key, this.tokenMs);
    return 0;
  }

  async giveBack(key: string): Promise<void> {
    this.move(key, -this.tokenMs);
  }

  private missingMs(key: string): number {
    return Math.max((this.fullAt.get(key) ?? 0) - this.now(), 0);
  }

  private move(key: string, ms: number): void {
    this.fullAt.set(key, this.now() + this.missingMs(key) + ms);
  }
}
