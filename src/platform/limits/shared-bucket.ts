import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { RedisConnection } from '../cache/index.js';
import type { Bucket, Rate } from './bucket.js';

/**
 * The rule of the local bucket by Redis's own clock, in one step, so that it is exact however many
 * processes ask. Given the key, tokens to take (negative: to put back), and the rate; answers the
 * tokens taken from a full bucket and the milliseconds to wait, as the limiter expects them.
 */
const TAKE = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local bucket = ARGV[4] * 1000
local token = bucket / ARGV[3]
local missing = math.max((tonumber(redis.call('GET', KEYS[1])) or 0) - now, 0) + ARGV[1] * token
if missing - bucket > 1 then return {ARGV[3] + 1, math.ceil(missing - bucket)} end
if missing < 1 then redis.call('DEL', KEYS[1]) return {0, 0} end
redis.call('SET', KEYS[1], string.format('%.3f', now + missing), 'PX', math.ceil(missing))
return {math.min(math.ceil(missing / token), tonumber(ARGV[3])), 0}`;

type EvalOptions = Parameters<RedisConnection['client']['eval']>[1];

/** Buckets that all processes share. Its calls fail, or never end, when Redis does. */
export class SharedBucket implements Bucket {
  private readonly limiter: RateLimiterRedis;

  constructor(name: string, { tokens, seconds }: Rate, connection: RedisConnection) {
    this.limiter = new RateLimiterRedis({
      // The line's client is another one after it was opened anew.
      storeClient: {
        eval: (script: string, options: EvalOptions) => connection.client.eval(script, options),
      },
      useRedisPackage: true,
      keyPrefix: `limit:${name}`,
      points: tokens,
      duration: seconds,
      customIncrTtlLuaScript: TAKE,
    });
  }

  async take(key: string): Promise<number> {
    try {
      await this.limiter.consume(key);
      return 0;
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return refused.msBeforeNext;
      throw refused;
    }
  }

  async giveBack(key: string): Promise<void> {
    await this.limiter.reward(key);
  }
}
