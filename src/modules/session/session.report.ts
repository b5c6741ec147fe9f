import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Database } from '../../platform/database/database.js';
import { dayOf, startOf } from '../../platform/clock/local-days.js';
import { countPerDay } from '../../platform/reports/per-day.js';
import {
  boundsOf,
  checkedRange,
  type Days,
  type ReportRange,
} from '../../platform/reports/report-range.js';
import type { ActivityKind } from './session.enums.js';
import { KINDS, LATELY_ACTIVE, LENGTHS_AT, SUMS } from './session-report-sql.js';
import type { KindCount, SessionReport } from './session.report.types.js';

type Period = [Date, Date];

const PER_DAY = { table: 'session', moment: 'started_at' };
const WEEK = 7;
const MONTH = 30;

/** What admins ask about sessions, counted over all accounts. */
@Injectable()
export class SessionReports {
  constructor(private readonly database: Database) {}

  /** @throws Refusal BAD_USER_INPUT */
  of(range: ReportRange): Promise<SessionReport> {
    const days = checkedRange(range);
    const { dates, bounds } = boundsOf(days);
    const period: Period = [bounds[0]!, bounds.at(-1)!];
    return this.database.asReport(async (em) => {
      const summed = await sums(em, period);
      const [p50WallMs, p95WallMs] = await percentiles(em, period, summed.sessions, [0.5, 0.95]);
      return {
        ...summed,
        p50WallMs: p50WallMs!,
        p95WallMs: p95WallMs!,
        perDay: await countPerDay(em, PER_DAY, { dates, bounds }),
        ...(await activeAccounts(em, days, period)),
      };
    });
  }
}

type Sums = Omit<SessionReport, 'p50WallMs' | 'p95WallMs' | 'perDay' | 'dau' | 'wau' | 'mau'>;

async function sums(em: EntityManager, period: Period): Promise<Sums> {
  const [row] = await em.execute<Record<string, number>[]>(SUMS, period);
  const { sessions, accounts, without, wall_ms: wallMs, active_ms: activeMs } = row!;
  return {
    sessions: sessions!,
    accounts: accounts!,
    averageWallMs: wallMs! / (sessions! || 1),
    averageActiveMs: activeMs! / (sessions! || 1),
    withoutActivity: without!,
    byKind: KINDS.map((kind): KindCount => kindOf(kind, row!)),
  };
}

const kindOf = (kind: ActivityKind, row: Record<string, number>): KindCount => ({
  kind,
  count: row[`${kind.toLowerCase()}_count`]!,
  activeMs: row[`${kind.toLowerCase()}_ms`]!,
});

/** Interpolated, as percentile_cont does, from the two sessions around each place in their order. */
async function percentiles(
  em: EntityManager,
  period: Period,
  sessions: number,
  parts: readonly number[],
): Promise<number[]> {
  if (sessions === 0) return parts.map(() => 0);
  const places = parts.map((part) => part * (sessions - 1));
  const around = places.flatMap((place) => [Math.floor(place), Math.ceil(place)]);
  const fractions = `{${around.map((nth) => (nth + 0.5) / sessions).join(',')}}`;
  const [row] = await em.execute<{ found: number[] }[]>(LENGTHS_AT, [fractions, ...period]);
  return places.map((place, nth) => {
    const [below, above] = row!.found.slice(2 * nth) as [number, number];
    return below + (above - below) * (place % 1);
  });
}

async function activeAccounts(
  em: EntityManager,
  { to, zone }: Days,
  [, end]: Period,
): Promise<Pick<SessionReport, 'dau' | 'wau' | 'mau'>> {
  const since = (days: number) => startOf(dayOf(to) - days + 1, zone);
  const [row] = await em.execute<{ dau: number; wau: number; mau: number }[]>(LATELY_ACTIVE, [
    since(1),
    since(WEEK),
    since(MONTH),
    end,
  ]);
  return row!;
}
