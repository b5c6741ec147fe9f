import type { EntityManager } from '@mikro-orm/postgresql';
import type { Day } from '../../platform/clock/local-days.js';
import type { Statement } from '../../platform/database/statement.js';
import { ZONE_HISTORY, type ZoneRow } from '../account/index.js';
import type { Pause, StreakRecord } from './reckoning/record.js';

/** A date as the number of days since 1970-01-01. */
const numbered = (date: string): string => `${date} - date '1970-01-01'`;

/** Everything that a streak of the account of the transaction follows from. */
export const RECORD: [Statement, Statement, Statement, Statement] = [
  {
    sql: `select coalesce(array_agg(${numbered('date')} order by date), '{}') as days
          from activity_day where account_id = current_account()`,
    values: [],
  },
  {
    sql: `select ${numbered('day')} as day, repaired_at
          from streak_repair where account_id = current_account() order by day`,
    values: [],
  },
  {
    sql: `select ${numbered('first_day')} as "from", ${numbered('last_day')} as "to"
          from streak_pause where account_id = current_account() order by first_day`,
    values: [],
  },
  ZONE_HISTORY,
];

export interface RepairRow {
  day: Day;
  repaired_at: string;
}

export type RecordRows = [{ days: Day[] }, RepairRow, Pause, ZoneRow];
type Found = [{ days: Day[] }[], RepairRow[], Pause[], ZoneRow[]];

/** The record, and what decides on further changes of it. */
export interface KnownRecord extends StreakRecord {
  readonly lastRepairAt: Date | null;
}

/** What the four statements found. */
export function recordOf([days, repairs, pauses, zones]: Found): KnownRecord {
  const repairedAt = repairs.map((row) => Date.parse(row.repaired_at));
  return {
    counted: days[0]!.days,
    repaired: repairs.map(({ day }) => day),
    pauses,
    zones: zones.map(({ zone, since }) => ({ zone, since: new Date(since) })),
    lastRepairAt: repairedAt.length > 0 ? new Date(Math.max(...repairedAt)) : null,
  };
}

/** The same inside a write. */
export async function recordIn(em: EntityManager): Promise<KnownRecord> {
  const found = await Promise.all(RECORD.map(({ sql }) => em.execute(sql)));
  return recordOf(found as Found);
}
