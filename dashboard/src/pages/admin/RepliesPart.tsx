import { useQuery } from '@apollo/client/react';
import { Figure } from '../../parts/figure/Figure';
import { count, counted, duration, rounded, share, shortDayText } from '../../parts/format';
import { Columns } from '../../parts/Page';
import { Stat, Stats } from '../../parts/Stat';
import { ReplyFiguresDocument, type ReplyFiguresQuery } from './operations.generated';
import { Part } from './Part';
import type { Range } from './RangePicker';

const PER_DAY = [
  { key: 'date', name: 'Day', format: shortDayText },
  { key: 'value', name: 'Replies asked for', format: count },
];
const LATENCY = [
  { key: 'percentile', name: 'Of 100 replies' },
  { key: 'ms', name: 'took at most, in ms', format: count },
];
const RECOMMENDATIONS = [
  { key: 'recommendation', name: 'Recommendation' },
  { key: 'count', name: 'Replies', format: count },
];

/** What the companion was asked, how long it took, and what it cost in tokens. */
export function RepliesPart({ range }: { range: Range }) {
  const { data, previousData, error, loading } = useQuery(ReplyFiguresDocument, {
    variables: { range },
  });
  const overview = (data ?? previousData)?.analyticsOverview;
  return (
    <Part title="Replies" error={error} isWaiting={loading}>
      {overview && !error && (
        <>
          <Overview overview={overview} />
          <Columns>
            <Figure
              title="Replies per day"
              summary={`${counted(overview.queries, 'reply', 'replies')} for ${counted(overview.accounts, 'account')}.`}
              columns={PER_DAY}
              rows={overview.perDay}
              plot={{ kind: 'bar', x: 'date', series: ['value'], unit: 'replies' }}
            />
            <Figure
              title="How long a reply takes"
              summary={`Half are there after ${duration(overview.latencyMs.p50)}.`}
              columns={LATENCY}
              rows={(['p50', 'p95', 'p99'] as const).map((key) => ({
                percentile: key.slice(1),
                ms: Math.round(overview.latencyMs[key]),
              }))}
              plot={{ kind: 'bar', x: 'percentile', series: ['ms'], unit: 'ms' }}
            />
          </Columns>
          {overview.recommendations.length > 0 && (
            <Figure
              title="What agents recommended"
              summary="As they annotated their replies."
              columns={RECOMMENDATIONS}
              rows={overview.recommendations}
            />
          )}
        </>
      )}
    </Part>
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
