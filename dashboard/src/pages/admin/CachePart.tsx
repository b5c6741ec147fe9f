import { useQuery } from '@apollo/client/react';
import { Figure } from '../../parts/figure/Figure';
import { count, rounded, share } from '../../parts/format';
import { CacheFiguresDocument } from './operations.generated';
import { Part } from './Part';

const EVERY_MS = 10_000;
const COLUMNS = [
  { key: 'name', name: 'Query' },
  { key: 'hits', name: 'Hits', format: count },
  { key: 'misses', name: 'Misses', format: count },
  { key: 'bypasses', name: 'Bypasses', format: count },
  { key: 'hitRate', name: 'Hit rate', format: share },
  { key: 'p50', name: 'Load, median ms', format: rounded },
  { key: 'p99', name: 'Load, 99th percentile ms', format: rounded },
];

/** What the cache of the answering process did since it was started. */
export function CachePart() {
  const { data, error, loading } = useQuery(CacheFiguresDocument, {
    pollInterval: EVERY_MS,
    fetchPolicy: 'cache-and-network',
  });
  return (
    <Part title="Cache" error={error} isWaiting={loading && !data}>
      {data && (
        <Figure
          title="Answers from the cache"
          summary="Of the server process that answers you, since it was started."
          columns={COLUMNS}
          rows={data.cacheReport.map(({ name, hits, misses, bypasses, hitRate, loadMs }) => ({
            name,
            hits,
            misses,
            bypasses,
            hitRate,
            p50: loadMs.p50,
            p99: loadMs.p99,
          }))}
          plot={{ kind: 'bar', x: 'name', series: ['hitRate'], unit: 'hit rate' }}
        />
      )}
    </Part>
  );
}
