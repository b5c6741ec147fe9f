export { AccountCache, type CachedRead } from './account-cache.js';
export { CacheReportModule } from './cache-report.resolver.js';
export { AccountCacheModule } from './cache.module.js';
export type { CacheOptions } from './cache-options.js';
export { type CacheFigures, CacheStatistics } from './cache-statistics.js';
export { CACHE_POLICY, CachedQuery, type CachePolicy } from './cached-query.decorator.js';
export { hours, minutes } from './durations.js';
export { RedisConnection } from './redis.connection.js';
export { WholeAnswers } from './whole/whole-answers.js';
