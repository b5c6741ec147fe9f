import { Counter, Histogram, type Registry } from 'prom-client';

export type CacheOutcome = 'hit' | 'miss' | 'bypass';

/** What one cached query has done since the start of this process. */
export interface CacheFigures {
  readonly name: string;
  readonly hits: number;
  readonly misses: number;
  readonly bypasses: number;
  /** Of all reads, those answered from the cache: 0 to 1. */
  readonly hitRate: number;
  readonly loadMs: { readonly p50: number; readonly p95: number; readonly p99: number };
}

const BUCKETS_S = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];

/** Counts reads per name and outcome, and how long loads take, in the metrics' own registry. */
export class CacheStatistics {
  private readonly reads: Counter<'name' | 'outcome'>;
  private readonly loads: Histogram<'name'>;
  private readonly whole: Counter<'outcome'>;

  constructor(registry: Registry) {
    this.reads = new Counter({
      name: 'smriti_cache_reads_total',
      help: 'Cached queries by name and by what became of them.',
      labelNames: ['name', 'outcome'],
      registers: [registry],
    });
    this.loads = new Histogram({
      name: 'smriti_cache_load_seconds',
      help: 'Time that the loads behind the cache take.',
      labelNames: ['name'],
      buckets: BUCKETS_S,
      registers: [registry],
    });
    this.whole = new Counter({
      name: 'smriti_whole_answers_total',
      help: 'Operations by whether they were answered in front of the GraphQL engine.',
      labelNames: ['outcome'],
      registers: [registry],
    });
  }

  /** An operation that was answered in front of the engine, or that the engine had to answer. */
  countWhole(outcome: 'hit' | 'miss'): void {
    this.whole.inc({ outcome });
  }

  count(name: string, outcome: CacheOutcome): void {
    this.reads.inc({ name, outcome });
  }

  async timed<T>(name: string, load: () => Promise<T>): Promise<T> {
    const stop = this.loads.startTimer({ name });
    try {
      return await load();
    } finally {
      stop();
    }
  }

  /** Sorted by name. */
  async figures(): Promise<CacheFigures[]> {
    const reads = (await this.reads.get()).values;
    const loads = (await this.loads.get()).values;
    const names = [...new Set(reads.map(({ labels }) => String(labels.name)))].toSorted();
    return names.map((name) => {
      const of = (outcome: CacheOutcome) =>
        reads.find(({ labels }) => labels.name === name && labels.outcome === outcome)?.value ?? 0;
      const [hits, misses, bypasses] = [of('hit'), of('miss'), of('bypass')];
      const upTo = loads
        .filter(({ labels, metricName }) => labels.name === name && metricName?.endsWith('_bucket'))
        .map(({ labels, value }): Bucket => [boundOf(labels) * 1_000, value]);
      const [p50 = 0, p95 = 0, p99 = 0] = [0.5, 0.95, 0.99].map((share) => percentile(upTo, share));
      return {
        name,
        hits,
        misses,
        bypasses,
        hitRate: hits / (hits + misses + bypasses),
        loadMs: { p50, p95, p99 },
      };
    });
  }
}

/** An upper bound in milliseconds, and how many loads took at most that. */
type Bucket = readonly [upToMs: number, count: number];

/** prom-client adds `le`, the bound of the bucket (`+Inf` for the last one), to the labels. */
function boundOf(labels: object): number {
  return 'le' in labels && labels.le !== '+Inf' ? Number(labels.le) : Infinity;
}

/** Interpolated inside the bucket in which the share is reached; beyond the last bound, that bound. */
function percentile(buckets: readonly Bucket[], share: number): number {
  const wanted = share * (buckets.at(-1)?.[1] ?? 0);
  let [lowerMs, below]: Bucket = [0, 0];
  for (const [upToMs, count] of buckets) {
    if (upToMs === Infinity) return lowerMs;
    if (count >= wanted && count > below) {
      return lowerMs + ((upToMs - lowerMs) * (wanted - below)) / (count - below);
    }
    [lowerMs, below] = [upToMs, count];
  }
  return 0;
}
