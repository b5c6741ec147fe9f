import type { Day } from '../../../platform/clock/local-days.js';

/** Dates on which a streak rests, both ends included. */
export interface Pause {
  readonly from: Day;
  readonly to: Day;
}

/** From `since` on the account lived in `zone`. */
export interface Move {
  readonly zone: string;
  readonly since: Date;
}

/** All that a streak follows from, each list in the order of time. */
export interface StreakRecord {
  /** Dates with an activity, each once. */
  readonly counted: readonly Day[];
  readonly repaired: readonly Day[];
  readonly pauses: readonly Pause[];
  /** The first zone is no change: it is taken to hold for all the time before it as well. */
  readonly zones: readonly Move[];
}
