import type { Registry } from 'prom-client';
import type { TimeSource } from './account-cache.js';

export const CACHE_OPTIONS = Symbol('CACHE_OPTIONS');

export interface CacheOptions {
  /** One address, or several of one cluster, separated by commas; none: in this process. */
  readonly redisUrl?: string | undefined;
  /** False: every read goes to the database. Labels are renewed all the same, for other processes. */
  readonly enabled: boolean;
  readonly clock: TimeSource;
  /** Where the metrics are kept. */
  readonly registry: Registry;
}
