import type { Item } from '../format.js';

/** Counts what a rule leaves out of one conversation. */
export class Skips {
  private readonly counts = new Map<string, number>();

  count(what: string, times = 1): void {
    if (times > 0) this.counts.set(what, (this.counts.get(what) ?? 0) + times);
  }

  *items(): Iterable<Item> {
    for (const [what, count] of this.counts) yield { kind: 'skipped', what, count };
  }
}
