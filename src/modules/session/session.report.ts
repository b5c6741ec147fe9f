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
import { type ActivityKind, ActivityKinds } from './session.enums.js';
import type { KindCount, SessionReport } from './session.report.types.js';

/** Sessions that began from one moment up to another. */
const CHOSEN = 'from session where started_at >= ? and started_at < ?';
type Period = [Date, Date];

const WALL_MS = `round(date_part('epoch', coalesce(ended_at, last_activity_at) - started_at) * 1000)`;

const KINDS = Object.keys(ActivityKinds) as ActivityKind[];
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
    return this.database.asReport(async (em) => ({
      ...(await sums(em, period)),
      ...(await middles(em, period)),
      perDay: await countPerDay(em, { table: 'session', moment: 'started_at' }, { dates, bounds }),
      ...(await activeAccounts(em, days, period)),
    }));
  }
}

type Sums = Omit<SessionReport, 'p50WallMs' | 'p95WallMs' | 'perDay' | 'dau' | 'wau' | 'mau'>;

/** First by account: a few groups are counted sooner than a million accounts are told apart. */
async function sums(em: EntityManager, period: Period): Promise<Sums> {
  const columns = KINDS.flatMap((kind) => [`${kind}_count`, `${kind}_ms`]);
  const [row] = await em.execute<Record<string, number>[]>(
    `select count(*)::int as accounts, ${[...columns, 'sessions', 'wall_ms', 'active_ms', 'without']
      .map((name) => `coalesce(sum(${name}), 0)::float8 as ${name}`)
      .join(', ')}
     from (select account_id, count(*) as sessions, sum(${WALL_MS}) as wall_ms, sum(active_ms) as active_ms,
             count(*) filter (where ${KINDS.map((kind) => `${kind}_count`).join(' + ')} = 0) as without,
             ${columns.map((name) => `sum(${name}) as ${name}`).join(', ')}
           ${CHOSEN} group by account_id) as account`,
    period,
  );
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

async function middles(
  em: EntityManager,
  period: Period,
): Promise<Pick<SessionReport, 'p50WallMs' | 'p95WallMs'>> {
  const [row] = await em.execute<{ at: [number, number] | null }[]>(
    `select percentile_cont(array[0.5, 0.95]) within group (order by ${WALL_MS}) as at ${CHOSEN}`,
    period,
  );
  const [p50WallMs, p95WallMs] = row!.at ?? [0, 0];
  return { p50WallMs, p95WallMs };
}

async function activeAccounts(
  em: EntityManager,
  { to, zone }: Days,
  [, end]: Period,
): Promise<Pick<SessionReport, 'dau' | 'wau' | 'mau'>> {
  const since = (days: number) => startOf(dayOf(to) - days + 1, zone);
  const [row] = await em.execute<{ dau: number; wau: number; mau: number }[]>(
    `select (count(*) filter (where latest >= ?))::int as dau,
       (count(*) filter (where latest >= ?))::int as wau, count(*)::int as mau
     from (select max(started_at) as latest ${CHOSEN} group by account_id) as account`,
    [since(1), since(WEEK), since(MONTH), end],
  );
  return row!;
}
