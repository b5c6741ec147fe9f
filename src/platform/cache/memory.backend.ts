import { randomUUID } from 'node:crypto';
import { type CacheManagerStore, KeyvAdapter } from 'cache-manager';
import type { Keyv } from 'keyv';
import { LRUCache } from 'lru-cache';
import { Backend } from './backend.js';
import { textKeyv } from './text-keyv.js';

const CAPACITY_BYTES = 64 * 1024 * 1024;

/** What Keyv hands down: the text and the moment it expires. */
interface Slot {
  readonly value: string;
}

/** Texts in this process, the least recently used ones dropped beyond a bound of bytes. */
export class MemoryBackend extends Backend {
  readonly keyv: Keyv;
  private readonly life = randomUUID();
  private readonly store: CacheManagerStore;

  constructor(capacityBytes = CAPACITY_BYTES) {
    super();
    this.store = boundedStore(capacityBytes);
    this.keyv = textKeyv(new KeyvAdapter(this.store));
  }

  async identity(): Promise<string> {
    return this.life;
  }

  /** Nobody else writes here; where two mint at once, what rests on the label that is lost is loaded again. */
  async setIfAbsent(key: string, text: string, ttlMs: number): Promise<string> {
    const standing = await this.keyv.get<string>(key);
    if (standing !== undefined) return standing;
    await this.keyv.set(key, text, ttlMs);
    return text;
  }

  async erase(accountId: string): Promise<void> {
    const keys = await this.store.keys();
    await this.store.mdel(...keys.filter((key) => key.includes(`{${accountId}}`)));
  }

  watch(): void {}

  reconnect(): void {}

  close(): void {}
}

function boundedStore(capacityBytes: number): CacheManagerStore {
  const slots = new LRUCache<string, Slot>({
    maxSize: capacityBytes,
    sizeCalculation: (slot, key) => 2 * (slot.value.length + key.length),
  });
  return {
    name: 'memory',
    get: async (key) => slots.get(key),
    mget: async (...keys) => keys.map((key) => slots.get(key)),
    set: async (key, slot: Slot, ttl) => void slots.set(key, slot, { ttl }),
    mset: async () => Promise.reject(new Error('Texts are written one by one.')),
    del: async (key) => void slots.delete(key),
    mdel: async (...keys) => keys.forEach((key) => slots.delete(key)),
    ttl: async (key) => slots.getRemainingTTL(key),
    keys: async () => [...slots.keys()],
    reset: async () => slots.clear(),
  };
}
