import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Database } from '../../../platform/database/database.js';
import { countPerDay } from '../../../platform/reports/per-day.js';
import {
  boundsOf,
  checkedRange,
  type ReportRange,
} from '../../../platform/reports/report-range.js';
import type { AnalyticsOverview, RecommendationCount } from './analytics.types.js';

/** Attempts that ended from one moment up to another. */
const CHOSEN = 'from query_log where created_at >= ? and created_at < ?';
type Period = [Date, Date];

/** What admins ask about replies, counted over all accounts. */
@Injectable()
export class AnalyticsReports {
  constructor(private readonly database: Database) {}

  /** @throws Refusal BAD_USER_INPUT */
  of(range: ReportRange): Promise<AnalyticsOverview> {
    const days = boundsOf(checkedRange(range));
    const period: Period = [days.bounds[0]!, days.bounds.at(-1)!];
    return this.database.asReport(async (em) => ({
      ...(await sums(em, period)),
      recommendations: await recommendations(em, period),
      perDay: await countPerDay(em, { table: 'query_log', moment: 'created_at' }, days),
    }));
  }
}

async function sums(
  em: EntityManager,
  period: Period,
): Promise<Omit<AnalyticsOverview, 'recommendations' | 'perDay'>> {
  const [row] = await em.execute<
    (Omit<AnalyticsOverview, 'latencyMs'> & { at: number[] | null })[]
  >(
    `select count(*)::int as queries, count(distinct account_id)::int as accounts,
       coalesce(sum(coalesce(tokens_in, 0) + coalesce(tokens_out, 0)), 0)::float8 as tokens,
       (count(*) filter (where outcome in ('FAILED', 'INTERRUPTED')))::int as failures,
       avg(quality)::float8 as "averageQuality",
       percentile_cont(array[0.5, 0.95, 0.99]) within group (order by latency_ms)
         filter (where outcome = 'COMPLETE') as at ${CHOSEN}`,
    period,
  );
  const { at, ...counted } = row!;
  const [p50, p95, p99] = at ?? [0, 0, 0];
  return { ...counted, latencyMs: { p50: p50!, p95: p95!, p99: p99! } };
}

function recommendations(em: EntityManager, period: Period): Promise<RecommendationCount[]> {
  return em.execute<RecommendationCount[]>(
    `select recommendation, count(*)::int as count ${CHOSEN} and recommendation is not null
     group by 1 order by 2 desc, 1`,
    period,
  );
}
