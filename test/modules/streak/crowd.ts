import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { dateOf, type Day, dayOf, startOf } from '../../../src/platform/clock/local-days.js';
import { Dates } from '../../../src/modules/streak/reckoning/dates.js';
import type { Pause, StreakRecord } from '../../../src/modules/streak/reckoning/record.js';
import { reckon, standingOf } from '../../../src/modules/streak/reckoning/standing.js';
import { lastChance, walk } from '../../../src/modules/streak/reckoning/walk.js';
import type { TestDatabase } from '../../support/database.js';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

const zone = fc.constantFrom(
  ...['UTC', 'Europe/Berlin', 'Asia/Dhaka', 'Pacific/Apia', 'Pacific/Auckland'],
  ...['Pacific/Honolulu', 'Pacific/Kiritimati', 'America/Havana', 'Australia/Lord_Howe'],
);

/** Most of them these days, some of them when Samoa went over the date line. */
const beginning = fc.oneof(
  { weight: 5, arbitrary: fc.nat(70).map((days) => dayOf('2026-03-15') + days) },
  { weight: 1, arbitrary: fc.nat(25).map((days) => dayOf('2011-12-05') + days) },
);

/** Somebody's record, as an account keeps it; many never said where they live. */
export const crowd: fc.Arbitrary<StreakRecord> = fc
  .record({
    start: beginning,
    luck: fc.array(fc.nat(9), { minLength: 5, maxLength: 45 }),
    diligence: fc.constantFrom(5, 8, 9, 10),
    zones: fc.array(fc.tuple(zone, fc.integer({ min: 0, max: 45 * 24 })), { maxLength: 3 }),
    pauses: fc.array(fc.tuple(fc.nat(45), fc.nat(8)), { maxLength: 2 }),
    repairs: fc.uniqueArray(fc.nat(45), { maxLength: 2 }),
  })
  .map(({ start, luck, diligence, zones, pauses, repairs }) => ({
    counted: luck.flatMap((each, nth) => (each < diligence ? [start + nth] : [])),
    repaired: repairs.toSorted((one, other) => one - other).map((days) => start + days),
    pauses: apart(
      pauses.map(([first, more]) => ({ from: start + first, to: start + first + more })),
    ),
    zones: zones
      .toSorted(([, one], [, other]) => one - other)
      .map(([name, hours], nth) => ({
        zone: name,
        since: new Date(start * DAY_MS + hours * HOUR_MS + nth),
      })),
  }));

function apart(pauses: Pause[]): Pause[] {
  const kept: Pause[] = [];
  for (const pause of pauses.toSorted((one, other) => one.from - other.from)) {
    if (pause.from > (kept.at(-1)?.to ?? Number.NEGATIVE_INFINITY)) kept.push(pause);
  }
  return kept;
}

/** Writes them down, each as an account of its own. */
export async function settle(database: TestDatabase, people: StreakRecord[]): Promise<void> {
  const all = people.map((person) => ({ id: randomUUID(), person }));
  const put = (sql: string, rows: (string | null)[][]) =>
    database.query(
      sql,
      (rows[0] ?? []).map((_, column) => rows.map((row) => row[column])),
    );
  await put(
    `insert into account (id, kind, subject, created_at)
     select id, 'MEMBER', id::text, now() from unnest($1::uuid[]) as id`,
    all.map(({ id }) => [id]),
  );
  await put(
    `insert into account_zone (id, account_id, zone, since)
     select gen_random_uuid(), * from unnest($1::uuid[], $2::text[], $3::timestamptz[])`,
    all.flatMap(({ id, person }) =>
      person.zones.map(({ zone: name, since }) => [id, name, since.toISOString()]),
    ),
  );
  await put(
    `insert into activity_day (id, account_id, date, messages, chats, games, videos, songs, last_at)
     select gen_random_uuid(), id, date, 1, 0, 0, 0, 0, date from unnest($1::uuid[], $2::date[]) as d (id, date)`,
    all.flatMap(({ id, person }) => person.counted.map((day) => [id, dateOf(day)])),
  );
  await put(
    `insert into streak_repair (id, account_id, day, reason, repaired_at)
     select gen_random_uuid(), id, day, 'ill', day from unnest($1::uuid[], $2::date[]) as d (id, day)`,
    all.flatMap(({ id, person }) => person.repaired.map((day) => [id, dateOf(day)])),
  );
  await put(
    `insert into streak_pause (id, account_id, first_day, last_day, created_at)
     select gen_random_uuid(), id, first, last, now()
     from unnest($1::uuid[], $2::date[], $3::date[]) as d (id, first, last)`,
    all.flatMap(({ id, person }) =>
      person.pauses.map(({ from, to }) => [id, dateOf(from), dateOf(to)]),
    ),
  );
  await database.query('analyze');
}

interface Range {
  from: string;
  to: string;
  timeZone: string;
}

const BUCKETS: readonly (readonly [number, number | null])[] = [
  [1, 1],
  [2, 6],
  [7, 13],
  [14, 29],
  [30, 99],
  [100, 364],
  [365, null],
];

/** The report, made one account after the other by what each account itself would be told. */
export function recount(
  people: readonly StreakRecord[],
  { from, to, timeZone }: Range,
  { now, mostFreezes }: { now: Date; mostFreezes: number },
) {
  const at = new Date(Math.min(startOf(dayOf(to) + 1, timeZone).getTime() - 1, +now));
  const range = { from: dayOf(from), to: dayOf(to) };
  const told = people
    .map((person) => tellOf(person, at, mostFreezes))
    .filter((each) => each.record.counted.length > 0);
  const running = told.filter(({ standing }) => standing.currentDays > 0);
  const days = running.map(({ standing }) => standing.currentDays);
  const lost = told.flatMap((each) => each.losses);
  return {
    activeAccounts: told.filter(({ record }) =>
      record.counted.some((day) => range.from <= day && day <= range.to),
    ).length,
    accountsOnStreak: running.length,
    atRisk: running.filter(({ standing }) => standing.status === 'AT_RISK').length,
    averageDays: days.length > 0 ? days.reduce((sum, each) => sum + each, 0) / days.length : 0,
    longestDays: Math.max(0, ...days),
    distribution: BUCKETS.map(([minDays, maxDays]) => ({
      minDays,
      maxDays,
      accounts: days.filter((each) => minDays <= each && each <= (maxDays ?? Infinity)).length,
    })),
    brokenPerDay: Array.from({ length: range.to - range.from + 1 }, (_, nth) => ({
      date: dateOf(range.from + nth),
      value: lost.filter((day) => day === range.from + nth).length,
    })),
  };
}

/** What an account is told at a moment, without what happens after it. */
function tellOf(person: StreakRecord, at: Date, mostFreezes: number) {
  const terms = { now: at, mostFreezes };
  const known = person.zones.filter(({ since }, nth) => nth === 0 || since <= at);
  const { today } = reckon({ ...person, zones: known }, terms);
  const record = upTo({ ...person, zones: known }, today);
  return {
    record,
    standing: standingOf(record, terms),
    losses: lossesOf(record, today, mostFreezes),
  };
}

const upTo = (record: StreakRecord, last: Day): StreakRecord => ({
  ...record,
  counted: record.counted.filter((day) => day <= last),
  repaired: record.repaired.filter((day) => day <= last),
});

/** Each run was lost on the last day on which its owner could have saved it, unless that was done. */
function lossesOf(record: StreakRecord, today: Day, mostFreezes: number): Day[] {
  const { marks } = new Dates(record);
  return marks.flatMap(({ day }, nth) => {
    const next = marks[nth + 1]?.day ?? Number.POSITIVE_INFINITY;
    if (next === day + 1) return [];
    const then = new Dates(upTo(record, day));
    const last = lastChance(then, walk(then, day, mostFreezes), day, mostFreezes);
    return last < next && last < today ? [last] : [];
  });
}
