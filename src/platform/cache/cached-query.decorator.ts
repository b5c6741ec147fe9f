import { SetMetadata } from '@nestjs/common';

/** How the answers of a query are cached: said once, beside the query. */
export interface CachePolicy<T = unknown> {
  /** `<module>:<query>`, unique. */
  readonly name: string;
  readonly ttlMs: number;
  /** The kinds of data that the answer rests on. Events renew scopes; nobody types a key. */
  readonly scopes: readonly string[];
  /** The moment from which the view is wrong although nobody wrote; null: never. */
  readonly validUntil?: (view: T, now: Date) => Date | null;
  /** False for a view that will change without a write, such as a reply in the making. */
  readonly keepIf?: (view: T) => boolean;
}

/** Under this key the policy can be found on a resolver's method, by tests too. */
export const CACHE_POLICY = 'smriti:cache-policy';

/**
 * Serves a root query from the account's cache. The view must be plain data and must not depend on
 * anything but the account, its role and the arguments; without a viewer nothing is cached.
 */
export const CachedQuery = <T>(policy: CachePolicy<T>): MethodDecorator =>
  SetMetadata(CACHE_POLICY, policy);
