import { LRUCache } from 'lru-cache';
import { Temporal } from 'temporal-polyfill';

/**
 * A date of the calendar as the number of days since 1970-01-01. Dates are counted, compared and
 * subtracted this way because they have no hours: no clock change reaches them.
 */
export type Day = number;

const DAY_MS = 86_400_000;
const MOST_KNOWN = 20_000;

/** @param date `YYYY-MM-DD` */
export const dayOf = (date: string): Day => Date.parse(date) / DAY_MS;

/** `YYYY-MM-DD` */
export const dateOf = (day: Day): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** What the calendar shows in a zone at an instant. */
export function dayAt(instant: Date, zone: string): Day {
  const { year, month, day } = Temporal.Instant.fromEpochMilliseconds(
    instant.getTime(),
  ).toZonedDateTimeISO(zone);
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

const starts = new LRUCache<string, number>({ max: MOST_KNOWN });

/**
 * The first instant of a date in a zone, whatever the clocks do around midnight. A date that the
 * zone left out (2011-12-30 in Samoa) starts, and ends, where the next one starts.
 */
export function startOf(day: Day, zone: string): Date {
  const key = `${day} ${zone}`;
  const known = starts.get(key);
  if (known !== undefined) return new Date(known);
  const date = new Date(day * DAY_MS);
  const start = new Temporal.PlainDate(
    date.getUTCFullYear(),
    date.getUTCMonth() + 1,
    date.getUTCDate(),
  ).toZonedDateTime(zone).epochMilliseconds;
  starts.set(key, start);
  return new Date(start);
}
