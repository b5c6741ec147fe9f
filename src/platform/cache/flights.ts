/** What a load brought, and the moment from which it is wrong by time alone. */
export interface Landing<T> {
  readonly view: T;
  readonly validUntil: Date | null;
}

/**
 * Loads under way, so that concurrent misses of one thing load it once. The key must contain the
 * labels: who comes after a write sees another label and starts its own load.
 */
export class Flights {
  private readonly aloft = new Map<string, Promise<Landing<unknown>>>();
  private readonly landed = new Set<Promise<void>>();

  find<T>(key: string): Promise<Landing<T>> | undefined {
    return this.aloft.get(key) as Promise<Landing<T>> | undefined;
  }

  /** A flight can be joined until its answer is stored, so that nobody falls in between. */
  launch<T>(
    key: string,
    load: () => Promise<Landing<T>>,
    store: (landing: Landing<T>) => Promise<void>,
  ): Promise<Landing<T>> {
    const flight = load();
    this.aloft.set(key, flight);
    const done: Promise<void> = flight
      .then(store)
      .catch(() => {
        // A failed load is told to those who wait for it; a failed store concerns nobody.
      })
      .finally(() => {
        this.aloft.delete(key);
        this.landed.delete(done);
      });
    this.landed.add(done);
    return flight;
  }

  /** Resolves when what is under way now has been stored or has failed. */
  async settled(): Promise<void> {
    await Promise.all(this.landed);
  }
}
