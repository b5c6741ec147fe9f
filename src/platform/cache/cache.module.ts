import { Cache, CacheModule } from '@nestjs/cache-manager';
import {
  type DynamicModule,
  type FactoryProvider,
  Module,
  type ModuleMetadata,
  type Provider,
} from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { AccountCache } from './account-cache.js';
import { Backend } from './backend.js';
import { showBreaker } from './breaker-figures.js';
import { CACHE_OPTIONS, type CacheOptions } from './cache-options.js';
import { CacheStatistics } from './cache-statistics.js';
import { CachedQueryInterceptor } from './cached-query.interceptor.js';
import { MemoryBackend } from './memory.backend.js';
import { RedisBackend } from './redis.backend.js';
import { RedisConnection } from './redis.connection.js';
import { Shelf } from './shelf.js';
import { Texts } from './texts.js';
import { WholeAnswers } from './whole/whole-answers.js';

type OptionsSource = Pick<ModuleMetadata, 'imports'> &
  Pick<FactoryProvider<CacheOptions>, 'inject' | 'useFactory'>;

/** Where the texts lie; apart, because cache-manager's own module is made from it. */
@Module({})
class BackendModule {
  static of({ imports = [], inject = [], useFactory }: OptionsSource): DynamicModule {
    const backend: Provider = {
      provide: Backend,
      inject: [CACHE_OPTIONS],
      useFactory: ({ redisUrl }: CacheOptions) =>
        redisUrl ? new RedisBackend(redisUrl) : new MemoryBackend(),
    };
    const connection: Provider = {
      provide: RedisConnection,
      inject: [Backend],
      useFactory: (made: Backend) => (made instanceof RedisBackend ? made.connection : null),
    };
    return {
      module: BackendModule,
      imports,
      providers: [{ provide: CACHE_OPTIONS, inject, useFactory }, backend, connection],
      exports: [CACHE_OPTIONS, Backend, RedisConnection],
    };
  }
}

const statistics: Provider = {
  provide: CacheStatistics,
  inject: [CACHE_OPTIONS],
  useFactory: ({ registry }: CacheOptions) => new CacheStatistics(registry),
};

const shelf: Provider = {
  provide: Shelf,
  inject: [Cache, Backend, CACHE_OPTIONS],
  useFactory: (cache: Cache, backend: Backend, { registry }: CacheOptions) => {
    const made = new Shelf(new Texts(cache), backend);
    showBreaker(registry, made.breaker);
    return made;
  },
};

/** The two users of the shelf: single fields, and whole answers in front of the engine. */
const users: Provider[] = [AccountCache, WholeAnswers].map((user) => ({
  provide: user,
  inject: [Shelf, CacheStatistics, CACHE_OPTIONS],
  useFactory: (from: Shelf, figures: CacheStatistics, { clock, enabled }: CacheOptions) =>
    new user(from, figures, clock, enabled),
}));

/** The account's cache for the whole application, and the line to Redis (or null) for limits and news. */
@Module({})
export class AccountCacheModule {
  static forRootAsync(source: OptionsSource): DynamicModule {
    const backend = BackendModule.of(source);
    const manager = CacheModule.registerAsync({
      imports: [backend],
      inject: [Backend],
      useFactory: ({ keyv }: Backend) => ({ stores: [keyv] }),
    });
    return {
      module: AccountCacheModule,
      global: true,
      imports: [backend, manager],
      providers: [
        statistics,
        shelf,
        ...users,
        { provide: APP_INTERCEPTOR, useClass: CachedQueryInterceptor },
      ],
      exports: [backend, AccountCache, WholeAnswers, CacheStatistics],
    };
  }
}
