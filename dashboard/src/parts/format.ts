const locale = navigator.languages;

const number = new Intl.NumberFormat(locale);
const fewDigits = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long' });
const dayOnly = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
const shortDay = new Intl.DateTimeFormat(locale, {
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});
const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export const count = (value: number): string => number.format(value);
export const rounded = (value: number): string => fewDigits.format(value);
/** Of 0 to 1. */
export const share = (value: number): string => percent.format(value);

/** «1 message», «3 messages»; English words of the page alone. */
export const counted = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;

export const clockTime = (instant: string): string => time.format(new Date(instant));
export const instantText = (instant: string): string => dateTime.format(new Date(instant));

/** A calendar day `YYYY-MM-DD`, which is in no zone. */
export const dayText = (date: string): string => dayOnly.format(new Date(`${date}T00:00Z`));
export const shortDayText = (date: string): string => shortDay.format(new Date(`${date}T00:00Z`));

/** The day of an instant as one speaks of it: «Today», «Yesterday», «Monday», a date. */
export function spokenDay(instant: string, now = new Date()): string {
  const then = new Date(instant);
  const days = Math.round((startOfDay(now) - startOfDay(then)) / DAY_MS);
  if (days === 0 || days === 1) return capital(relative.format(-days, 'day'));
  return days > 1 && days < 7 ? weekday.format(then) : dayText(localDate(then));
}

/** `YYYY-MM-DD` of an instant where the person is. */
export function localDate(instant: Date = new Date()): string {
  const month = `${instant.getMonth() + 1}`.padStart(2, '0');
  return `${instant.getFullYear()}-${month}-${`${instant.getDate()}`.padStart(2, '0')}`;
}

/** `YYYY-MM-DD` of an instant in a zone. */
export const dateIn = (timeZone: string, instant: Date = new Date()): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone }).format(instant);

/** «in 3 hours», «5 minutes ago». */
export function fromNow(instant: string, now = Date.now()): string {
  const ms = new Date(instant).getTime() - now;
  const [unit, size] = unitOf(Math.abs(ms));
  return relative.format(Math.round(ms / size), unit);
}

/** «45 s», «12 min», «3 h 5 min». */
export function duration(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < MINUTE_MS) return `${rounded(ms / 1_000)} s`;
  if (ms < HOUR_MS) return `${Math.round(ms / MINUTE_MS)} min`;
  const minutes = Math.round((ms % HOUR_MS) / MINUTE_MS);
  return minutes === 0
    ? `${Math.floor(ms / HOUR_MS)} h`
    : `${Math.floor(ms / HOUR_MS)} h ${minutes} min`;
}

function unitOf(ms: number): ['minute' | 'hour' | 'day', number] {
  if (ms < 90 * MINUTE_MS) return ['minute', MINUTE_MS];
  return ms < 2 * DAY_MS ? ['hour', HOUR_MS] : ['day', DAY_MS];
}

function startOfDay(instant: Date): number {
  return new Date(instant.getFullYear(), instant.getMonth(), instant.getDate()).getTime();
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);
