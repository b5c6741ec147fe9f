import { z } from 'zod';
import { COLUMNS } from './day-rows.js';

/** How a table is written into a file, page by page in the order of a day, and read from one. */
export interface StreakTable<R extends object> {
  readonly section: string;
  readonly name: string;
  readonly key: keyof R;
  readonly page: string;
  readonly row: z.ZodType<R>;
  /** Answers what was added. */
  readonly insert: string;
}

const instant = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const day = z.iso.date();
const count = z.int().min(0).max(1_000_000);

const dayRow = z.object({
  date: day,
  messages: count,
  chats: count,
  games: count,
  videos: count,
  songs: count,
  lastAt: z.iso.datetime(),
});

export const DAYS: StreakTable<z.infer<typeof dayRow>> = {
  section: 'days',
  name: 'activity_day',
  key: 'date',
  page: `select date::text as date, ${COLUMNS.join(', ')}, ${instant('last_at')} as "lastAt" from activity_day
    where account_id = current_account() and activity_day.date > ?::date order by activity_day.date limit ?`,
  row: dayRow,
  insert: `insert into activity_day (account_id, id, date, messages, chats, games, videos, songs, last_at)
    select ?::uuid, given.* from json_to_recordset(?::json) as given (id uuid, date date, messages int, chats int,
      games int, videos int, songs int, "lastAt" timestamptz)
    where messages + chats + games + videos + songs > 0
    on conflict (account_id, date) do nothing returning id`,
};

const pauseRow = z.object({ firstDay: day, lastDay: day, createdAt: z.iso.datetime() });

export const PAUSES: StreakTable<z.infer<typeof pauseRow>> = {
  section: 'streakPauses',
  name: 'streak_pause',
  key: 'firstDay',
  page: `select first_day::text as "firstDay", last_day::text as "lastDay", ${instant('created_at')} as "createdAt"
    from streak_pause where account_id = current_account() and first_day > ?::date order by first_day limit ?`,
  row: pauseRow,
  insert: `insert into streak_pause (account_id, id, first_day, last_day, created_at)
    select ?::uuid, given.* from json_to_recordset(?::json) as given (id uuid, "firstDay" date, "lastDay" date,
      "createdAt" timestamptz)
    where "lastDay" - "firstDay" between 0 and 29
    on conflict do nothing returning id`,
};

const repairRow = z.object({
  day,
  reason: z.string().min(1).max(200),
  repairedAt: z.iso.datetime(),
});

export const REPAIRS: StreakTable<z.infer<typeof repairRow>> = {
  section: 'streakRepairs',
  name: 'streak_repair',
  key: 'day',
  page: `select day::text as day, reason, ${instant('repaired_at')} as "repairedAt" from streak_repair
    where account_id = current_account() and streak_repair.day > ?::date order by streak_repair.day limit ?`,
  row: repairRow,
  insert: `insert into streak_repair (account_id, id, day, reason, repaired_at)
    select ?::uuid, given.* from json_to_recordset(?::json) as given (id uuid, day date, reason text,
      "repairedAt" timestamptz)
    on conflict (account_id, day) do nothing returning id`,
};
