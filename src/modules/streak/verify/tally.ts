import { type Day, dayAt } from '../../../platform/clock/local-days.js';
import { type Deed, DEEDS } from '../day-rows.js';
import type { Move } from '../reckoning/record.js';
import { zoneAt } from '../reckoning/zone-history.js';

/** Something that was done, as it is kept where it was done. */
export interface Done {
  readonly deed: Deed;
  readonly at: Date;
  /** By a guest who was claimed: where they lived then may not be known any more. */
  readonly isInherited: boolean;
}

export type Counts = Record<Deed, number>;

/** What was done, counted anew. */
export interface Tally {
  /** Of each day what certainly belongs to it. */
  readonly days: ReadonlyMap<Day, Counts>;
  /** Of all days, the uncertain ones included. */
  readonly all: Counts;
}

export const nothing = (): Counts => Object.fromEntries(DEEDS.map((deed) => [deed, 0])) as Counts;

/**
 * Counts by the zone of each moment. What was done before the first zone was set may have been
 * counted in UTC, if it was heard of by then: its day is left open.
 */
export function tally(all: readonly Done[], moves: readonly Move[]): Tally {
  const days = new Map<Day, Counts>();
  const sum = nothing();
  const settledAt = moves[0]?.since ?? null;
  for (const { deed, at, isInherited } of all) {
    sum[deed] += 1;
    if (isInherited || (settledAt && at < settledAt)) continue;
    const day = dayAt(at, zoneAt(moves, at));
    const counts = days.get(day) ?? nothing();
    counts[deed] += 1;
    days.set(day, counts);
  }
  return { days, all: sum };
}
