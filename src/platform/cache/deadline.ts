const TURN_MS = 10;

/** The store did not answer in time. What it was asked to do may still happen later. */
export class DeadlineMissed extends Error {
  override readonly name = 'DeadlineMissed';
}

interface Wait {
  turnsLeft: number;
  giveUp(): void;
}

/**
 * A limit on waiting that counts only the time in which this process was awake. It is measured in
 * turns of the event loop, and the last turn ends after arrived data has been read: a process that
 * was busy or stopped for a second would otherwise blame the store for its own absence.
 */
export class Deadline {
  private readonly waits = new Set<Wait>();
  private isTicking = false;

  constructor(private readonly ms: number) {}

  /** The outcome of the work, or DeadlineMissed; a late outcome is dropped without a trace. */
  within<T>(work: Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const wait: Wait = {
        turnsLeft: Math.ceil(this.ms / TURN_MS),
        giveUp: () => reject(new DeadlineMissed(`no answer within ${this.ms} ms`)),
      };
      this.waits.add(wait);
      const over =
        <V>(tell: (value: V) => void) =>
        (value: V): void => {
          this.waits.delete(wait);
          tell(value);
        };
      // Without `finally`, which would make two more promises for every question to the store.
      work.then(over(resolve), over(reject));
      this.tick();
    });
  }

  private tick(): void {
    if (this.isTicking) return;
    this.isTicking = true;
    setTimeout(() => setImmediate(() => this.endTurn()), TURN_MS);
  }

  private endTurn(): void {
    this.isTicking = false;
    for (const wait of this.waits) {
      wait.turnsLeft -= 1;
      if (wait.turnsLeft > 0) continue;
      this.waits.delete(wait);
      wait.giveUp();
    }
    if (this.waits.size > 0) this.tick();
  }
}
