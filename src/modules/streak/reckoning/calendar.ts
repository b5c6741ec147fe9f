import type { Day } from '../../../platform/clock/local-days.js';
import type { StreakRecord } from './record.js';
import { reckon, type Reckoning, type Terms } from './standing.js';

export type StreakDayState =
  | 'COUNTED'
  | 'FROZEN'
  | 'PAUSED'
  | 'REPAIRED'
  | 'MISSED'
  | 'TODAY_OPEN'
  | 'FUTURE';

/** Why a date counted or did not. */
export interface DatedState {
  readonly day: Day;
  readonly state: StreakDayState;
}

/** Each date from one to another, both included; a date that was not lived is left out. */
export function calendarOf(
  record: StreakRecord,
  terms: Terms,
  { from, to }: { from: Day; to: Day },
): DatedState[] {
  const reckoning = reckon(record, terms);
  const states: DatedState[] = [];
  for (let day = from; day <= to; day += 1) {
    const state = stateOf(reckoning, day);
    if (state) states.push({ day, state });
  }
  return states;
}

function stateOf({ dates, today, walk: { end } }: Reckoning, day: Day): StreakDayState | null {
  const mark = dates.markAt(day);
  if (mark) return mark.kind;
  if (dates.isPaused(day)) return 'PAUSED';
  if (!dates.isLived(day)) return null;
  if (day > today) return 'FUTURE';
  if (day === today) return 'TODAY_OPEN';
  const isPaid = end.frozen.some(({ after, before }) => after < day && day < before);
  // Since the last mark freezes hold for as long as the run does.
  const isHeld = end.run !== null && end.lastMark !== null && day > end.lastMark;
  return isPaid || isHeld ? 'FROZEN' : 'MISSED';
}
