import { dateOf, type Day } from '../../../platform/clock/local-days.js';
import { type Deed, DEEDS } from '../day-rows.js';
import { type Counts, nothing, type Tally } from './tally.js';

/** What is recorded is not what was done. */
export interface Difference {
  readonly deed: Deed;
  /** Null: of all days together. */
  readonly date: string | null;
  readonly recorded: number;
  readonly done: number;
}

/**
 * Compares recorded days with what was done. Each thing done must be recorded on its day. More may
 * be: of messages that were deleted the day stays; nothing else is ever deleted, so of all days
 * together there is as much as was done.
 */
export function differences(recorded: ReadonlyMap<Day, Counts>, done: Tally): Difference[] {
  const found: Difference[] = [];
  for (const [day, counts] of done.days) {
    const kept = recorded.get(day) ?? nothing();
    for (const deed of DEEDS) {
      if (kept[deed] >= counts[deed]) continue;
      found.push({ deed, date: dateOf(day), recorded: kept[deed], done: counts[deed] });
    }
  }
  for (const deed of DEEDS) {
    const kept = [...recorded.values()].reduce((sum, counts) => sum + counts[deed], 0);
    const isTooMuch = deed !== 'MESSAGE' && kept > done.all[deed];
    if (kept < done.all[deed] || isTooMuch) {
      found.push({ deed, date: null, recorded: kept, done: done.all[deed] });
    }
  }
  return found;
}
