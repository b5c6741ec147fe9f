import { Logger } from '@nestjs/common';
import { type Cache, createCache } from 'cache-manager';
import { Registry } from 'prom-client';
import { AccountCache, type CachedRead } from '../../../../src/platform/cache/account-cache.js';
import type { Backend } from '../../../../src/platform/cache/backend.js';
import { CacheStatistics } from '../../../../src/platform/cache/cache-statistics.js';
import { hours } from '../../../../src/platform/cache/durations.js';
import { Shelf } from '../../../../src/platform/cache/shelf.js';
import { Texts } from '../../../../src/platform/cache/texts.js';
import { until } from './until.js';

Logger.overrideLogger(false);

/** One process's cache, put together as the module does it. */
export class CacheInstance {
  readonly manager: Cache;
  readonly shelf: Shelf;
  readonly cache: AccountCache;
  readonly statistics = new CacheStatistics(new Registry());
  now = new Date('2026-03-01T10:00:00.000Z');

  constructor(
    readonly backend: Backend,
    { isEnabled = true, manager = createCache({ stores: [backend.keyv] }) } = {},
  ) {
    this.manager = manager;
    this.shelf = new Shelf(new Texts(manager), backend);
    this.cache = new AccountCache(this.shelf, this.statistics, { now: () => this.now }, isEnabled);
  }

  async serving(): Promise<this> {
    this.cache.onApplicationBootstrap();
    await until(() => this.cache.isServing);
    return this;
  }

  async close(): Promise<void> {
    await this.cache.onApplicationShutdown();
  }

  /** Reads until the answer comes without a load: a store is written after the answer is given. */
  async warm<T>(read: CachedRead<T>, load: () => Promise<T>): Promise<void> {
    await until(async () => {
      let isLoaded = false;
      await this.cache.through(read, () => {
        isLoaded = true;
        return load();
      });
      return !isLoaded;
    });
  }
}

export const ACCOUNT = '0190a6f0-0000-7000-8000-000000000001';

/** A read as a resolver declares it; the tests change what they are about. */
export function aRead<T>(changes: Partial<CachedRead<T>> = {}): CachedRead<T> {
  return {
    name: 'chat:history',
    accountId: ACCOUNT,
    args: {},
    scopes: ['chat'],
    ttlMs: hours(1),
    ...changes,
  };
}
