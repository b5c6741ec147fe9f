import type { TestDatabase } from './database.js';
import type { Person } from './people.js';
import { accountOf } from './talk.js';

/** A streak as the API shows it. */
export interface Streak {
  currentDays: number;
  longestDays: number;
  totalDays: number;
  status: string;
  startedOn: string | null;
  lastCountedOn: string | null;
  expiresAt: string | null;
  freezesAvailable: number;
}

export interface StreakDay {
  date: string;
  state: string;
  kinds: string[];
  activities: number;
}

export const STREAK =
  'currentDays longestDays totalDays status startedOn lastCountedOn expiresAt freezesAvailable';
export const STATS = `sessions messages games videos songs activeMs currentStreakDays longestStreakDays
  lastActivityAt currentSessionId`;
export const CALENDAR = `query ($from: LocalDate!, $to: LocalDate!) {
  streakCalendar(from: $from, to: $to) { date state kinds activities }
}`;
export const PAUSE = `mutation ($from: LocalDate!, $to: LocalDate!) {
  pauseStreak(from: $from, to: $to) { ${STREAK} }
}`;
export const CANCEL = `mutation ($from: LocalDate!) { cancelStreakPause(from: $from) { ${STREAK} } }`;
export const REPAIR = `mutation ($date: LocalDate!, $reason: String!) {
  repairStreak(date: $date, reason: $reason) { ${STREAK} }
}`;

export async function streakOf(person: Person, at?: string): Promise<Streak> {
  return (await person.get<{ streak: Streak }>(`{ streak { ${STREAK} } }`, {}, at)).streak;
}

export async function calendarOf(person: Person, from: string, to = from): Promise<StreakDay[]> {
  const variables = { from, to };
  return (await person.get<{ streakCalendar: StreakDay[] }>(CALENDAR, variables)).streakCalendar;
}

/** Days and their states, which is what most tests are about. */
export async function statesOf(person: Person, from: string, to = from): Promise<string[]> {
  return (await calendarOf(person, from, to)).map(({ date, state }) => `${date} ${state}`);
}

/** Days on which somebody is taken to have said something, whenever that was. */
export async function hadDays(
  { database }: { database: TestDatabase },
  person: Person,
  dates: readonly string[],
): Promise<void> {
  await database.query(
    `insert into activity_day (id, account_id, date, messages, chats, games, videos, songs, last_at)
     select gen_random_uuid(), $1, date, 1, 0, 0, 0, 0, date + interval '12 hours'
     from unnest($2::date[]) as date`,
    [await accountOf(person), dates],
  );
}

/** So many dates in a row. */
export function datesFrom(first: string, count: number): string[] {
  return Array.from({ length: count }, (_, nth) =>
    new Date(Date.parse(first) + nth * 86_400_000).toISOString().slice(0, 10),
  );
}

export async function moveTo(person: Person, timeZone: string): Promise<void> {
  await person.get('mutation ($timeZone: TimeZone!) { setTimeZone(timeZone: $timeZone) { id } }', {
    timeZone,
  });
}
