import { useQuery } from '@apollo/client/react';
import { Figure } from '../../parts/figure/Figure';
import { count, rounded, share } from '../../parts/format';
import { CacheFiguresDocument, type CacheFiguresQuery } from './operations.generated';
import { Part } from './Part';

const EVERY_MS = 10_000;
const COLUMNS = [
  { key: 'name', name: 'Query' },
  { key: 'hitRate', name: 'Hit rate', format: share },
  { key: 'hits', name: 'Hits', format: count },
  { key: 'misses', name: 'Misses', format: count },
  { key: 'bypasses', name: 'Bypasses', format: count },
  { key: 'p50', name: 'Median load (ms)', format: rounded },
  { key: 'p95', name: '95th percentile (ms)', format: rounded },
  { key: 'p99', name: '99th percentile (ms)', format: rounded },
];

/** What the cache of the answering process did since it was started. */
export function CachePart() {
  const { data, error, loading } = useQuery(CacheFiguresDocument, {
    pollInterval: EVERY_MS,
    fetchPolicy: 'cache-and-network',
    notifyOnNetworkStatusChange: false,
  });
  return (
    <Part title="Cache" error={error} isLoading={loading} hasFigures={data !== undefined}>
      {data && (
        <Figure
          title="Answers from the cache"
          summary="Of the server process that answers you, since it was started; the most asked first."
          columns={COLUMNS}
          rows={data.cacheReport.map(rowOf).toSorted((one, other) => asked(other) - asked(one))}
          plot={{
            kind: 'lying',
            x: 'name',
            series: ['hitRate'],
            unit: 'of 100 times it was asked, answered from the cache',
            most: 1,
          }}
          none="Nothing was asked yet that could be answered from the cache."
        />
      )}
    </Part>
  );
}

type Cached = CacheFiguresQuery['cacheReport'][number];

function rowOf({ name, hits, misses, bypasses, hitRate, loadMs: { p50, p95, p99 } }: Cached) {
  return { name, hitRate, hits, misses, bypasses, p50, p95, p99 };
}

const asked = ({ hits, misses, bypasses }: ReturnType<typeof rowOf>): number =>
  hits + misses + bypasses;
