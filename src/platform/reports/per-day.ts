import type { EntityManager } from '@mikro-orm/postgresql';
import type { DayCount } from './report-range.js';

/** Rows of a table by the day in which a moment of theirs lies. */
export interface Dated {
  readonly table: string;
  /** The column with that moment; an index on it keeps other days out. */
  readonly moment: string;
  /** A condition on the rows that are meant; absent: all of them. */
  readonly which?: string;
}

/** How many rows there are on each of the days that lie between these bounds, in one pass. */
export async function countPerDay(
  em: EntityManager,
  { table, moment, which = 'true' }: Dated,
  { dates, bounds }: { dates: readonly string[]; bounds: readonly Date[] },
): Promise<DayCount[]> {
  const rows = await em.execute<{ nth: number; value: number }[]>(
    `select width_bucket(${moment}, ?::timestamptz[]) as nth, count(*)::int as value
     from ${table} where ${moment} >= ? and ${moment} < ? and ${which} group by 1`,
    [`{${bounds.map((bound) => bound.toISOString()).join(',')}}`, bounds[0], bounds.at(-1)],
  );
  const counted = new Map(rows.map(({ nth, value }) => [nth - 1, value]));
  return dates.map((date, nth) => ({ date, value: counted.get(nth) ?? 0 }));
}
