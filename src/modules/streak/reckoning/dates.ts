import type { Day } from '../../../platform/clock/local-days.js';
import type { StreakRecord } from './record.js';
import { isLived } from './zone-history.js';

/** A date that adds one to a run. */
export interface Mark {
  readonly day: Day;
  readonly kind: 'COUNTED' | 'REPAIRED';
}

/** What each date is by itself, whatever happens around it. */
export class Dates {
  /** From the first counted date on, in the order of the calendar. */
  readonly marks: readonly Mark[];
  private readonly kinds: ReadonlyMap<Day, Mark>;

  constructor(private readonly record: StreakRecord) {
    const marks = new Map<Day, Mark>();
    const first = record.counted[0] ?? Number.POSITIVE_INFINITY;
    for (const day of record.repaired) if (day > first) marks.set(day, { day, kind: 'REPAIRED' });
    for (const day of record.counted) marks.set(day, { day, kind: 'COUNTED' });
    this.kinds = marks;
    this.marks = [...marks.values()].toSorted((one, other) => one.day - other.day);
  }

  markAt(day: Day): Mark | undefined {
    return this.kinds.get(day);
  }

  isPaused(day: Day): boolean {
    return this.record.pauses.some(({ from, to }) => from <= day && day <= to);
  }

  isLived(day: Day): boolean {
    return isLived(day, this.record.zones);
  }

  /** Whether it needs a freeze if nothing is done on it. */
  isUncovered(day: Day): boolean {
    return !this.kinds.has(day) && !this.isPaused(day) && this.isLived(day);
  }
}
