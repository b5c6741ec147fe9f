import { setTimeout as pause } from 'node:timers/promises';

/** One load that hangs must not hang those behind it. */
const LONGEST_WAIT_MS = 500;

/**
 * Loads of one thing for many who ask at once, where no label tells whether a load began before a
 * write: whoever asks shares a load only if it begins afterwards. The first is answered by one load,
 * all who ask meanwhile by the next.
 */
export class CoalescedLoads {
  private readonly underWay = new Map<string, Promise<unknown>>();
  private readonly next = new Map<string, Promise<unknown>>();

  /** @param load must read anew when it is called, and mean the same to all who give this key */
  share<T>(key: string, load: () => Promise<T>): Promise<T> {
    const waiting = this.next.get(key);
    if (waiting) return waiting as Promise<T>;
    const before = this.underWay.get(key);
    if (!before) return this.begin(key, load);
    const next = ended(before).then(() => {
      this.next.delete(key);
      return this.begin(key, load);
    });
    this.next.set(key, next);
    return next;
  }

  private begin<T>(key: string, load: () => Promise<T>): Promise<T> {
    const loading = load();
    this.underWay.set(key, loading);
    const forget = () => {
      if (this.underWay.get(key) === loading) this.underWay.delete(key);
    };
    loading.then(forget, forget);
    return loading;
  }
}

/** Also when it failed, or takes too long. */
async function ended(loading: Promise<unknown>): Promise<void> {
  const waiting = new AbortController();
  const late = pause(LONGEST_WAIT_MS, undefined, { signal: waiting.signal });
  await Promise.race([loading, late]).catch(() => undefined);
  waiting.abort();
  await late.catch(() => undefined);
}
