import { Gauge, type Registry } from 'prom-client';
import type { Breaker, BreakerState } from './breaker.js';

const STATES: readonly BreakerState[] = ['open', 'healing', 'closed'];

/** Shows in the metrics whether hits are served (`closed`) or the store is not believed. */
export function showBreaker(registry: Registry, breaker: Breaker): void {
  const gauge = new Gauge({
    name: 'smriti_cache_breaker',
    help: '1 for the state that the breaker of the cache is in.',
    labelNames: ['state'],
    registers: [],
    collect() {
      for (const state of STATES) this.set({ state }, breaker.state === state ? 1 : 0);
    },
  });
  registry.registerMetric(gauge);
}
