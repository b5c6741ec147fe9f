import type { KeyvAdapter } from 'cache-manager';
import { Keyv } from 'keyv';

/**
 * A Keyv that adds nothing to the key, serialises nothing itself (the texts are encoded already, and
 * the Redis store writes JSON) and rejects when a write fails.
 */
export function textKeyv(store: KeyvAdapter): Keyv {
  const keyv = new Keyv({ store, useKeyPrefix: false, throwOnErrors: true });
  keyv.serialize = undefined;
  keyv.deserialize = undefined;
  return keyv;
}
