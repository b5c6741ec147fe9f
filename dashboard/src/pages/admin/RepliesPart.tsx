import { useQuery } from '@apollo/client/react';
import { Figure } from '../../parts/figure/Figure';
import { count, counted, duration, rounded, share } from '../../parts/format';
import { Columns } from '../../parts/Page';
import { Stat, Stats } from '../../parts/Stat';
import {
  type Recommendation,
  ReplyFiguresDocument,
  type ReplyFiguresQuery,
} from './operations.generated';
import { Part } from './Part';
import { drawnPerDay, perDay } from './per-day';
import type { Range } from './range';

const PER_DAY = perDay('Replies asked for');
const LATENCY = [
  { key: 'percentile', name: 'Percentile', format: (percentile: string) => `${percentile} of 100` },
  { key: 'ms', name: 'Took at most (ms)', format: count },
];
const ADVICE: Record<Recommendation, string> = {
  ANSWER: 'Answer',
  CLARIFY: 'Ask back',
  REFINE: 'Refine the question',
  EXTERNAL: 'Look elsewhere',
};
const RECOMMENDATIONS = [
  { key: 'recommendation', name: 'Recommendation', format: (kind: Recommendation) => ADVICE[kind] },
  { key: 'count', name: 'Replies', format: count },
];

/** What the companion was asked, how long it took, and what it cost in tokens. */
export function RepliesPart({ range }: { range: Range }) {
  const { data, previousData, error, loading } = useQuery(ReplyFiguresDocument, {
    variables: { range },
  });
  const overview = (data ?? previousData)?.analyticsOverview;
  return (
    <Part title="Replies" error={error} isLoading={loading} hasFigures={overview !== undefined}>
      {overview && !error && (
        <>
          <Overview overview={overview} />
          <Columns>
            <Figure
              title="Replies per day"
              summary={`${counted(overview.queries, 'reply', 'replies')} for ${counted(overview.accounts, 'account')}.`}
              columns={PER_DAY}
              rows={overview.perDay}
              plot={drawnPerDay('replies', range)}
            />
            <Latency latencyMs={overview.latencyMs} />
          </Columns>
          {overview.recommendations.length > 0 && (
            <Figure
              title="What agents recommended"
              summary="As they annotated their replies."
              columns={RECOMMENDATIONS}
              rows={overview.recommendations}
              plot={{ kind: 'lying', x: 'recommendation', series: ['count'], unit: 'replies' }}
            />
          )}
        </>
      )}
    </Part>
  );
}

function Latency({ latencyMs }: Pick<ReplyFiguresQuery['analyticsOverview'], 'latencyMs'>) {
  return (
    <Figure
      title="How long a reply takes"
      summary={`Half are there after ${duration(latencyMs.p50)}, 99 of 100 after ${duration(latencyMs.p99)}.`}
      columns={LATENCY}
      rows={(['p50', 'p95', 'p99'] as const).map((key) => ({
        percentile: key.slice(1),
        ms: Math.round(latencyMs[key]),
      }))}
      plot={{
        kind: 'lying',
        x: 'percentile',
        series: ['ms'],
        unit: 'milliseconds at most',
      }}
    />
  );
}

function Overview({ overview }: { overview: ReplyFiguresQuery['analyticsOverview'] }) {
  const { queries, failures, tokens, averageQuality } = overview;
  const failed = queries === 0 ? undefined : `${share(failures / queries)} of all`;
  return (
    <Stats>
      <Stat name="Asked for" value={count(queries)} />
      <Stat name="Failed" value={count(failures)} {...(failed && { note: failed })} />
      <Stat name="Tokens" value={count(tokens)} />
      <Stat
        name="Quality"
        value={averageQuality == null ? '–' : rounded(averageQuality)}
        note={averageQuality == null ? 'no agent has judged one' : 'on average, as agents judged'}
      />
    </Stats>
  );
}
