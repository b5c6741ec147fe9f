import { type Day, dayAt, startOf } from '../../../platform/clock/local-days.js';
import { Dates } from './dates.js';
import type { StreakRecord } from './record.js';
import { lastChance, type Walk, walk } from './walk.js';
import { zoneAt } from './zone-history.js';

export type StreakStatus = 'NONE' | 'PAUSED' | 'ACTIVE_TODAY' | 'AT_RISK' | 'BROKEN';

/** The moment and the rule by which a record is judged. */
export interface Terms {
  readonly now: Date;
  /** How many freezes can be saved at most; 0: a missed date ends the run. */
  readonly mostFreezes: number;
}

/** How a streak stands. */
export interface Standing {
  readonly currentDays: number;
  readonly longestDays: number;
  readonly totalDays: number;
  readonly status: StreakStatus;
  readonly startedOn: Day | null;
  readonly lastCountedOn: Day | null;
  readonly expiresAt: Date | null;
  readonly freezesAvailable: number;
  /** When it is tomorrow: then another standing follows from the same record. */
  readonly validUntil: Date;
}

/** What was worked out once, for the standing and the calendar alike. */
export interface Reckoning {
  readonly dates: Dates;
  readonly zone: string;
  readonly today: Day;
  readonly walk: Walk;
}

export function reckon(record: StreakRecord, { now, mostFreezes }: Terms): Reckoning {
  const zone = zoneAt(record.zones, now);
  const today = dayAt(now, zone);
  const dates = new Dates(record);
  return { dates, zone, today, walk: walk(dates, today, mostFreezes) };
}

/** A pure function: asked twice it answers the same, and asking uses nothing up. */
export function standingOf(record: StreakRecord, terms: Terms): Standing {
  const reckoning = reckon(record, terms);
  const { dates, zone, today, walk: walked } = reckoning;
  const { run, longestDays, totalDays, freezes, missed } = walked.end;
  const end = run && lastChance(dates, walked, today, terms.mostFreezes);
  return {
    currentDays: run?.days ?? 0,
    longestDays,
    totalDays,
    status: statusOf(reckoning),
    startedOn: run?.startedOn ?? null,
    lastCountedOn: record.counted.at(-1) ?? null,
    expiresAt: end === null ? null : startOf(end + 1, zone),
    freezesAvailable: run ? freezes - missed : freezes,
    validUntil: startOf(today + 1, zone),
  };
}

function statusOf({ dates, today, walk: { end } }: Reckoning): StreakStatus {
  if (end.totalDays === 0) return 'NONE';
  if (dates.isPaused(today)) return 'PAUSED';
  if (dates.markAt(today)) return 'ACTIVE_TODAY';
  return end.run ? 'AT_RISK' : 'BROKEN';
}
