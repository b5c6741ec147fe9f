import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from '../../support/app.js';
import { guest, member, type Person } from '../../support/people.js';
import { isServing } from '../../support/racing-pair.js';
import { until } from '../../support/until.js';

const REPORT = '{ cacheReport { name hits misses bypasses hitRate loadMs { p50 p95 p99 } } }';

interface Report {
  cacheReport: {
    name: string;
    hits: number;
    misses: number;
    bypasses: number;
    hitRate: number;
    loadMs: { p50: number; p95: number; p99: number };
  }[];
}

describe('The report on the cache', () => {
  let app: RunningApp;
  let admin: Person;
  beforeAll(async () => {
    app = await startApp({ redisUrl: null });
    // What is asked before the cache serves is a bypass.
    await until(() => isServing(app));
    admin = await member(app, 'root', 'admin');
  });
  afterAll(() => app.stop());

  it('says of each cached query how often it was answered from the cache and how long loads took', async () => {
    const ada = await member(app);
    for (let n = 0; n < 10; n += 1) await ada.get('{ chatHistory { totalCount } }');
    const { cacheReport } = await admin.get<Report>(REPORT);
    const history = cacheReport.find(({ name }) => name === 'chat:history')!;
    expect(history.hits + history.misses + history.bypasses).toBe(10);
    expect(history.hits).toBeGreaterThanOrEqual(7);
    expect(history.hitRate).toBeCloseTo(history.hits / 10);
    expect(history.loadMs.p50).toBeGreaterThan(0);
    expect(history.loadMs.p99).toBeGreaterThanOrEqual(history.loadMs.p50);
  });

  it('is for admins alone', async () => {
    expect(await (await member(app)).refusal(REPORT)).toBe('FORBIDDEN');
    expect(await (await guest(app)).refusal(REPORT)).toBe('FORBIDDEN');
  });

  it('has the state of the breaker beside it in the metrics', async () => {
    const metrics = await (await fetch(`${app.url}/metrics`)).text();
    expect(metrics).toContain('smriti_cache_breaker{state="closed"} 1');
    expect(metrics).toContain('smriti_cache_breaker{state="open"} 0');
    expect(metrics).toContain('smriti_outbox_dead_letters 0');
  });
});
