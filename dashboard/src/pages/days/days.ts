/** Days of the calendar are `YYYY-MM-DD` and in no zone; only which of them is today depends on one. */
const DAY_MS = 86_400_000;

export const daysAfter = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);

/** From the first to the last, both included. */
export const datesBetween = (from: string, to: string): string[] =>
  Array.from({ length: (Date.parse(to) - Date.parse(from)) / DAY_MS + 1 }, (_, nth) =>
    daysAfter(from, nth),
  );

/** 0: Monday. */
export const weekdayOf = (date: string): number => (new Date(date).getUTCDay() + 6) % 7;

/** The day that it is in a zone, and where the browser is unless one is known. */
export function dateIn(zone: string | undefined, instant = new Date()): string {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(instant);
  const part = (type: string) => parts.find((one) => one.type === type)!.value;
  return `${part('year')}-${part('month')}-${part('day')}`;
}
