import type { Cache } from 'cache-manager';

/**
 * Reads and writes texts through cache-manager, telling failure from absence. cache-manager turns a
 * failed read into a miss and only reports it as an event that carries the very array of keys; by
 * that array the failure finds its way back to the reader.
 */
export class Texts {
  private readonly failures = new WeakMap<object, unknown>();

  constructor(private readonly cache: Cache) {
    cache.on('mget', ({ keys, error }) => {
      if (error !== undefined) this.failures.set(keys, error);
    });
  }

  /** One round trip; undefined where there is nothing. Rejects when the store could not be asked. */
  async read(keys: readonly string[]): Promise<(string | undefined)[]> {
    const asked = [...keys];
    const found = await this.cache.mget<unknown>(asked);
    if (this.failures.has(asked)) throw this.failures.get(asked);
    return found.map((text) => (typeof text === 'string' ? text : undefined));
  }

  async write(key: string, text: string, ttlMs: number): Promise<void> {
    await this.cache.set(key, text, ttlMs);
  }
}
