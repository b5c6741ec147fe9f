import { type Day, startOf } from '../../../platform/clock/local-days.js';
import type { Move } from './record.js';

const HOUR_MS = 3_600_000;
/** A date of which less was lived does not exist. */
const LEAST_LIVED_MS = 12 * HOUR_MS;
/** No zone's date begins earlier, or ends later, than UTC's by more. */
const FARTHEST_MS = 16 * HOUR_MS;

/** The zone in which an account lived at an instant. */
export function zoneAt(moves: readonly Move[], instant: Date): string {
  return (moves.findLast(({ since }) => since <= instant) ?? moves[0])?.zone ?? 'UTC';
}

/**
 * Whether the account lived at least half of a date. A flight over the date line can take one away,
 * and so did Samoa when it crossed the line itself.
 */
export function isLived(day: Day, moves: readonly Move[]): boolean {
  let livedMs = 0;
  for (const [nth, { zone, since }] of moves.entries()) {
    const arrival = nth === 0 ? Number.NEGATIVE_INFINITY : since.getTime();
    const departure = moves[nth + 1]?.since.getTime() ?? Number.POSITIVE_INFINITY;
    if (departure < day * 24 * HOUR_MS - FARTHEST_MS) continue;
    if (arrival > (day + 1) * 24 * HOUR_MS + FARTHEST_MS) break;
    const [start, end] = [startOf(day, zone).getTime(), startOf(day + 1, zone).getTime()];
    livedMs += Math.max(0, Math.min(end, departure) - Math.max(start, arrival));
  }
  return moves.length === 0 || livedMs >= LEAST_LIVED_MS;
}
