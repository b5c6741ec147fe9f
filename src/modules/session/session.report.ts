import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Database } from '../../platform/database/database.js';
import {
  checkedRange,
  type DayCount,
  type Days,
  type ReportRange,
} from '../../platform/reports/report-range.js';
import { type ActivityKind, ActivityKinds } from './session.enums.js';
import type { KindCount, SessionReport } from './session.report.types.js';

/**
 * Sessions that began on a local day from the first to the last: takes the first, the last, the zone,
 * the first and the last. No zone is more than a day away from UTC, which is what the index is
 * searched for; what day it was is asked of the zone itself, since a midnight may come twice.
 */
const CHOSEN = `started_at >= ?::date - interval '1 day' and started_at < ?::date + interval '2 days'
  and (started_at at time zone ?)::date between ?::date and ?::date`;
const choosing = ({ from, to, zone }: Days): string[] => [from, to, zone, from, to];

/** Days that are looked back on from the last day, itself included. */
const WEEK = 7;
const MONTH = 30;

/** What admins ask about sessions, counted over all accounts. */
@Injectable()
export class SessionReports {
  constructor(private readonly database: Database) {}

  /** @throws Refusal BAD_USER_INPUT */
  of(range: ReportRange): Promise<SessionReport> {
    const days = checkedRange(range);
    return this.database.asReport(async (em) => ({
      ...(await figures(em, days)),
      perDay: await perDay(em, days),
      byKind: await byKind(em, days),
      ...(await activeAccounts(em, days)),
    }));
  }
}

type Figures = Omit<SessionReport, 'perDay' | 'byKind' | 'dau' | 'wau' | 'mau'>;

async function figures(em: EntityManager, days: Days): Promise<Figures> {
  const [row] = await em.execute<Figures[]>(
    `select count(*)::int as "sessions", count(distinct account_id)::int as "accounts",
       coalesce(avg(wall_ms), 0) as "averageWallMs",
       coalesce(percentile_cont(0.5) within group (order by wall_ms), 0) as "p50WallMs",
       coalesce(percentile_cont(0.95) within group (order by wall_ms), 0) as "p95WallMs",
       coalesce(avg(active_ms)::float8, 0) as "averageActiveMs",
       (count(*) filter (where activity_count = 0))::int as "withoutActivity"
     from (select account_id, active_ms, activity_count,
             date_part('epoch', coalesce(ended_at, last_activity_at) - started_at) * 1000 as wall_ms
           from session where ${CHOSEN}) as chosen`,
    choosing(days),
  );
  return row!;
}

function perDay(em: EntityManager, days: Days): Promise<DayCount[]> {
  return em.execute<DayCount[]>(
    `select day::date::text as date, coalesce(value, 0) as value
     from generate_series(?::date, ?::date, interval '1 day') as day
     left join (select (started_at at time zone ?)::date as day, count(*)::int as value
                from session where ${CHOSEN} group by 1) as counted using (day)
     order by day`,
    [days.from, days.to, days.zone, ...choosing(days)],
  );
}

/** An activity adds what reaches beyond all that began before it. */
async function byKind(em: EntityManager, days: Days): Promise<KindCount[]> {
  const counted = await em.execute<KindCount[]>(
    `select kind, count(*)::int as "count", coalesce(sum(added_ms), 0)::float8 as "activeMs"
     from (select kind, date_part('epoch', greatest(ended_at - greatest(started_at, max(ended_at) over earlier), interval '0')) * 1000 as added_ms
           from session_activity
           where is_inside and session_id in (select id from session where ${CHOSEN})
           window earlier as (partition by session_id, kind order by started_at
             rows between unbounded preceding and 1 preceding)) as activity
     group by kind`,
    choosing(days),
  );
  const known = new Map(counted.map((each) => [each.kind, each]));
  return (Object.keys(ActivityKinds) as ActivityKind[]).map(
    (kind) => known.get(kind) ?? { kind, count: 0, activeMs: 0 },
  );
}

async function activeAccounts(
  em: EntityManager,
  { to, zone }: Days,
): Promise<Pick<SessionReport, 'dau' | 'wau' | 'mau'>> {
  const since = (count: number) =>
    `count(distinct account_id) filter (where day > ?::date - ${count})`;
  const [row] = await em.execute<{ dau: number; wau: number; mau: number }[]>(
    `select ${since(1)}::int as dau, ${since(WEEK)}::int as wau, ${since(MONTH)}::int as mau
     from (select distinct account_id, (started_at at time zone ?)::date as day
           from session
           where started_at >= ?::date - interval '${MONTH} days' and started_at < ?::date + interval '2 days'
          ) as seen where day <= ?::date`,
    [to, to, to, zone, to, to, to],
  );
  return row!;
}
