import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Database } from '../../../platform/database/database.js';
import { countPerDay } from '../../../platform/reports/per-day.js';
import {
  boundsOf,
  checkedRange,
  type ReportRange,
} from '../../../platform/reports/report-range.js';
import type { Percentiles } from '../../../platform/reports/percentiles.js';
import type { AnalyticsOverview, RecommendationCount } from './analytics.types.js';

/** Attempts that ended from one moment up to another. */
const CHOSEN = 'from query_log where created_at >= ? and created_at < ?';
/** Summaries cost tokens too, but are no replies that anybody waits for. */
const REPLIES = `kind = 'REPLY'`;
type Period = [Date, Date];

/** What one statement sums up, percentiles as it has them: null without any value. */
type Sums = Omit<AnalyticsOverview, 'recommendations' | 'perDay'>;
type SumsRow = Omit<Sums, 'latencyMs' | 'firstTokenMs'> & Record<'took' | 'began', number[] | null>;

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
      perDay: await countPerDay(
        em,
        { table: 'query_log', moment: 'created_at', which: REPLIES },
        days,
      ),
    }));
  }
}

async function sums(em: EntityManager, period: Period): Promise<Sums> {
  const [row] = await em.execute<SumsRow[]>(
    `select (count(*) filter (where ${REPLIES}))::int as queries,
       (count(distinct account_id) filter (where ${REPLIES}))::int as accounts,
       (count(*) filter (where ${REPLIES} and outcome in ('FAILED', 'INTERRUPTED')))::int as failures,
       (count(*) filter (where kind = 'SUMMARY'))::int as summaries,
       coalesce(sum(${TOKENS}), 0)::float8 as tokens,
       coalesce(sum(${TOKENS}) filter (where kind = 'SUMMARY'), 0)::float8 as "summaryTokens",
       (count(*) filter (where tokens_in is null or tokens_out is null))::int as uncounted,
       avg(quality)::float8 as "averageQuality",
       ${percentilesOf('latency_ms')} as took, ${percentilesOf('first_token_ms')} as began ${CHOSEN}`,
    period,
  );
  const { took, began, ...counted } = row!;
  return { ...counted, latencyMs: named(took), firstTokenMs: named(began) };
}

const TOKENS = 'coalesce(tokens_in, 0) + coalesce(tokens_out, 0)';

/** Of replies that were complete: how long one that failed took says nothing of a wait. */
const percentilesOf = (column: string): string =>
  `percentile_cont(array[0.5, 0.95, 0.99]) within group (order by ${column})
     filter (where ${REPLIES} and outcome = 'COMPLETE')`;

function named(found: number[] | null): Percentiles {
  const [p50, p95, p99] = found ?? [];
  return { p50: p50 ?? 0, p95: p95 ?? 0, p99: p99 ?? 0 };
}

function recommendations(em: EntityManager, period: Period): Promise<RecommendationCount[]> {
  return em.execute<RecommendationCount[]>(
    `select recommendation, count(*)::int as count ${CHOSEN} and recommendation is not null
     group by 1 order by 2 desc, 1`,
    period,
  );
}
