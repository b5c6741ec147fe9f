import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Config } from '../config/config.js';

/** What can be limited, and per what: a key is an account's id or a network address. */
export type Limited = 'guests' | 'sends';

const HOUR_SECONDS = 3_600;
const MINUTE_SECONDS = 60;

/** Token buckets. Local to the process for now: see docs/decisions.md. */
@Injectable()
export class RateLimits {
  private readonly limiters: Record<Limited, RateLimiterMemory | null>;

  constructor({ limits }: Config) {
    this.limiters = {
      guests: bucket(limits.guestsPerHour, HOUR_SECONDS),
      sends: bucket(limits.sendsPerMinute, MINUTE_SECONDS),
    };
  }

  /** Takes one token: 0 when there was one, else the seconds until there is one. */
  async take(what: Limited, key: string): Promise<number> {
    try {
      await this.limiters[what]?.consume(key);
      return 0;
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return Math.ceil(refused.msBeforeNext / 1000);
      throw refused;
    }
  }
}

/** 0 points: no limit at all. */
function bucket(points: number, duration: number): RateLimiterMemory | null {
  return points > 0 ? new RateLimiterMemory({ points, duration }) : null;
}
