import type { Keyv } from 'keyv';

/** Told when the line to the store breaks, and when it stands again. */
export interface LineWatcher {
  lost(reason: string): void;
  back(): void;
}

/** Where the texts lie, and what has to be known of that place beyond reading and writing. */
export abstract class Backend {
  /** What cache-manager reads and writes through. */
  abstract readonly keyv: Keyv;

  /**
   * Names the present life of the store: another after each restart, because a restarted store may
   * hold an old snapshot. `null` when the store refuses to tell; rejects when it does not answer.
   */
  abstract identity(): Promise<string | null>;

  /** Sets a text where there is none, and answers the text that stands there afterwards. */
  abstract setIfAbsent(key: string, text: string, ttlMs: number): Promise<string>;

  /** Takes away every key that names the account, however many other keys there are. */
  abstract erase(accountId: string): Promise<void>;

  abstract watch(watcher: LineWatcher): void;

  /** Gives the line up and makes a new one: for a line that is open and answers nothing. */
  abstract reconnect(): void;

  abstract close(): void;
}
