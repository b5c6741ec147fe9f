import { dateIn } from '../../parts/format';

/** Days of one zone, both ends included. */
export interface Range {
  from: string;
  to: string;
  timeZone: string;
}

const DAY_MS = 86_400_000;

/** So many days up to today, as the zone sees it. */
export function lastDays(days: number, timeZone: string): Range {
  const to = dateIn(timeZone);
  const first = new Date(Date.parse(`${to}T00:00Z`) - (days - 1) * DAY_MS);
  return { from: first.toISOString().slice(0, 10), to, timeZone };
}

/** The range ends with a day that is not over. */
export const isOpen = ({ to, timeZone }: Range): boolean => to >= dateIn(timeZone);
