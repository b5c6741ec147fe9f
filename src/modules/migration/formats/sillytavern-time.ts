import { instant, timeOf } from './reading/times.js';

const HUMANIZED =
  /^(\d{4})-(\d{1,2})-(\d{1,2})\s*@\s*(\d{1,2})h\s*(\d{1,2})m(?:\s*(\d{1,2})s)?(?:\s*(\d{1,3})ms)?$/;
const ENGLISH =
  /^([A-Z][a-z]{2})[a-z]*\.? (\d{1,2}),? (\d{4}),? (\d{1,2}):(\d{2})(?::\d{2})?\s*([ap]m)?$/i;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** SillyTavern's four ways of writing a time over the years; where none names a zone: UTC. */
export function tavernTime(value: unknown): Date | undefined {
  if (typeof value !== 'string') return timeOf(value);
  const humanized = HUMANIZED.exec(value.trim());
  if (humanized) {
    const [year = 0, month = 0, ...rest] = humanized.slice(1).map((part) => Number(part ?? 0));
    const [day = 1, hours = 0, minutes = 0, seconds = 0, milliseconds = 0] = rest;
    return instant(Date.UTC(year, month - 1, day, hours, minutes, seconds, milliseconds));
  }
  const [, month, day, year, hours, minutes, half] = ENGLISH.exec(value.trim()) ?? [];
  if (month === undefined) return timeOf(value);
  const clock = half
    ? (Number(hours) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0)
    : Number(hours);
  const nth = MONTHS.indexOf(month.toLowerCase());
  return instant(Date.UTC(Number(year), nth, Number(day), clock, Number(minutes)));
}
