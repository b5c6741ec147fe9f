import type { Day } from '../../../platform/clock/local-days.js';
import type { Mark } from './dates.js';

/** Of all counted dates each so many saves a freeze. */
const COUNTED_PER_FREEZE = 7;

export interface Run {
  readonly startedOn: Day;
  readonly days: number;
}

/** How a streak stands after some dates of the calendar, the earliest first. */
export interface Progress {
  /** The run that goes on; null before the first and after one was lost. */
  readonly run: Run | null;
  readonly longestDays: number;
  readonly totalDays: number;
  readonly countedDays: number;
  readonly freezes: number;
  readonly lastMark: Day | null;
  /** Dates that nothing covered since the last mark; covered by freezes as long as the run lives. */
  readonly missed: number;
  /** Dates between these were covered by freezes, neither end included. */
  readonly frozen: readonly { readonly after: Day; readonly before: Day }[];
}

export const BEGINNING: Progress = {
  run: null,
  longestDays: 0,
  totalDays: 0,
  countedDays: 0,
  freezes: 0,
  lastMark: null,
  missed: 0,
  frozen: [],
};

/** A date that adds one; what was missed before it is paid for now. */
export function stand(before: Progress, { day, kind }: Mark, mostFreezes: number): Progress {
  const { run, missed, lastMark } = before;
  const isFrozen = run !== null && missed > 0;
  const next = { startedOn: run?.startedOn ?? day, days: (run?.days ?? 0) + 1 };
  const countedDays = before.countedDays + (kind === 'COUNTED' ? 1 : 0);
  const isEarned = kind === 'COUNTED' && countedDays % COUNTED_PER_FREEZE === 0;
  const left = before.freezes - (isFrozen ? missed : 0);
  return {
    run: next,
    longestDays: Math.max(before.longestDays, next.days),
    totalDays: before.totalDays + 1,
    countedDays,
    freezes: isEarned ? Math.min(left + 1, mostFreezes) : left,
    lastMark: day,
    missed: 0,
    frozen: isFrozen ? [...before.frozen, { after: lastMark!, before: day }] : before.frozen,
  };
}

/** A date that nothing covers: freezes save all that was missed in a row, or none of it. */
export function miss(before: Progress): Progress {
  const missed = before.missed + 1;
  return missed > before.freezes ? { ...before, run: null, missed } : { ...before, missed };
}
