/** So many tokens at once at most, and so many anew, evenly spread, in so many seconds. */
export interface Rate {
  readonly tokens: number;
  readonly seconds: number;
}

/** A token bucket per key. */
export interface Bucket {
  /**
   * Takes one token: 0 when there was one, else the milliseconds until there will be. A refusal
   * takes nothing, so that who asks too often does not wait the longer for it.
   */
  take(key: string): Promise<number>;
  /** Puts one token back: what it was taken for turned out to be free. */
  giveBack(key: string): Promise<void>;
}
