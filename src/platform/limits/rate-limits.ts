import { hash } from 'node:crypto';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { AccountCache, Deadline, RedisConnection } from '../cache/index.js';
import { Config } from '../config/config.js';
import type { Bucket, Rate } from './bucket.js';
import { LocalBucket } from './local-bucket.js';
import { SharedBucket } from './shared-bucket.js';

/**
 * What is limited, and per what:
 * - `sends`: what asks the companion, per account;
 * - `guests`: new guests, per network address;
 * - `mutations`: each other mutation by itself, per account.
 * - `files`: imports, and exports, per account; a guest's per network address.
 */
export type Limited = 'sends' | 'guests' | 'mutations' | 'files';

const HOUR_SECONDS = 3_600;
const MINUTE_SECONDS = 60;
const DEADLINE_MS = 50;

interface Buckets {
  readonly shared: Bucket | null;
  readonly local: Bucket;
}

/** Token buckets, shared by all processes through Redis; each process has its own while it is away. */
@Injectable()
export class RateLimits {
  private readonly buckets: Record<Limited, Buckets | null>;
  private readonly deadline = new Deadline(DEADLINE_MS);

  constructor(
    { limits }: Config,
    private readonly cache: AccountCache,
    @Optional() @Inject(RedisConnection) connection: RedisConnection | null,
  ) {
    const made = (what: Limited, tokens: number, seconds: number) =>
      tokens > 0 ? bucketsOf(what, { tokens, seconds }, connection) : null;
    this.buckets = {
      sends: made('sends', limits.sendsPerMinute, MINUTE_SECONDS),
      guests: made('guests', limits.guestsPerHour, HOUR_SECONDS),
      mutations: made('mutations', limits.mutationsPerMinute, MINUTE_SECONDS),
      files: made('files', limits.filesPerHour, HOUR_SECONDS),
    };
  }

  /** Takes one token: 0 when there was one, else the seconds until there is one. */
  async take(what: Limited, ...key: string[]): Promise<number> {
    const buckets = this.buckets[what];
    if (!buckets) return 0;
    const { shared, local } = buckets;
    const name = named(key);
    // Its own count goes along: a process goes on from it when it loses Redis, and when it finds it.
    const mine = await local.take(name);
    if (mine > 0) return Math.ceil(mine / 1000);
    const wait = (await this.reached(() => shared?.take(name))) ?? 0;
    if (wait > 0) await local.giveBack(name);
    return Math.ceil(wait / 1000);
  }

  /** Puts one back: what it was taken for turned out to be free. */
  async giveBack(what: Limited, ...key: string[]): Promise<void> {
    const buckets = this.buckets[what];
    await buckets?.local.giveBack(named(key));
    await this.reached(() => buckets?.shared?.giveBack(named(key)));
  }

  /** Redis's answer if it came in time, else undefined. */
  private async reached<T>(ask: () => Promise<T> | undefined): Promise<T | undefined> {
    const answer = this.cache.isReachable ? ask() : undefined;
    try {
      return answer && (await this.deadline.within(answer));
    } catch {
      // One request pays for finding that out, and only once: the cache is bypassed from here on.
      this.cache.distrust('a rate limit had no answer');
      return undefined;
    }
  }
}

function bucketsOf(what: Limited, rate: Rate, connection: RedisConnection | null): Buckets {
  return {
    shared: connection && new SharedBucket(what, rate, connection),
    local: new LocalBucket(rate),
  };
}

/** Whose bucket it is decides on the place in a cluster; hashed, because it may be an address. */
function named([owner, ...of]: readonly string[]): string {
  return [`{${hash('sha256', owner!, 'hex').slice(0, 32)}}`, ...of].join(':');
}
