import type { Day } from '../../../platform/clock/local-days.js';
import type { Dates } from './dates.js';
import { BEGINNING, miss, type Progress, stand } from './progress.js';

/** A way over the calendar, from the first counted date on. */
export interface Walk {
  /** Today before its end: what is missing today may still come. */
  readonly today: Progress;
  /** With what counted after today already: before a flight over the date line it was later. */
  readonly end: Progress;
}

export function walk(dates: Dates, today: Day, mostFreezes: number): Walk {
  let progress = BEGINNING;
  let reached = Number.POSITIVE_INFINITY;
  for (const mark of dates.marks.filter(({ day }) => day <= today)) {
    progress = between(dates, progress, reached, mark.day);
    progress = stand(progress, mark, mostFreezes);
    reached = mark.day + 1;
  }
  const atToday = between(dates, progress, reached, today);
  const end = dates.marks
    .filter(({ day }) => day > today)
    .reduce((before, mark) => stand(before, mark, mostFreezes), atToday);
  return { today: atToday, end };
}

/** What is missed from one date on and before another; once the run is lost, nothing more can be. */
function between(dates: Dates, progress: Progress, from: Day, before: Day): Progress {
  let after = progress;
  for (let day = from; day < before && after.run; day += 1) {
    if (dates.isUncovered(day)) after = miss(after);
  }
  return after;
}

/** The first date, from today on, whose end is the end of the run if nothing is done any more. */
export function lastChance(dates: Dates, { today }: Walk, from: Day, mostFreezes: number): Day {
  let progress = today;
  for (let day = from; ; day += 1) {
    const mark = dates.markAt(day);
    if (mark) {
      // Today's mark is in already.
      if (mark.day !== progress.lastMark) progress = stand(progress, mark, mostFreezes);
    } else if (progress.run && dates.isUncovered(day)) {
      progress = miss(progress);
      if (!progress.run) return day;
    }
  }
}
