import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import { type RunningApp, startApp } from '../../../support/app.js';
import { member, type Person } from '../../../support/people.js';
import { accountOf, say } from '../../../support/talk.js';

const OVERVIEW = `query ($range: ReportRange!) { analyticsOverview(range: $range) {
  queries accounts tokens uncounted summaries summaryTokens failures averageQuality
  latencyMs { p50 p95 p99 } firstTokenMs { p50 p95 p99 }
  recommendations { recommendation count } perDay { date value }
} }`;
const RANGE = { from: '2026-03-28', to: '2026-03-30', timeZone: 'Europe/Berlin' };

interface Attempt {
  kind: string;
  account: string;
  outcome: string;
  latency: number;
  firstToken: number | null;
  tokens: number | null;
  quality: number | null;
  recommendation: string | null;
  at: Date;
}

let app: RunningApp;
let admin: Person;
let attempts: Attempt[];

beforeAll(async () => {
  app = await startApp();
  admin = await member(app, 'an admin', 'admin');
  const accounts = [await accountOf(await member(app)), await accountOf(await member(app))];
  attempts = Array.from({ length: 240 }, (_, n) => ({
    kind: n % 11 === 0 ? 'SUMMARY' : 'REPLY',
    account: accounts[n % 2]!,
    outcome: ['COMPLETE', 'COMPLETE', 'FAILED', 'INTERRUPTED', 'STOPPED'][n % 5]!,
    latency: (n * 37) % 1_000,
    firstToken: n % 9 === 0 ? null : (n * 13) % 100,
    tokens: n % 3 === 0 ? null : n,
    quality: n % 4 === 0 ? (n % 8) / 8 : null,
    recommendation: n % 6 === 0 ? 'REFINE' : n % 7 === 0 ? 'ANSWER' : null,
    // Half-hours over five days around the night in which the clocks change.
    at: new Date(Date.UTC(2026, 2, 27) + n * 1_800_000),
  }));
  for (const each of attempts) {
    const { kind, account, outcome, latency, firstToken, tokens, quality, recommendation } = each;
    await app.database.query(
      `insert into query_log (id, account_id, kind, attempt, model, outcome, latency_ms, first_token_ms,
         tokens_in, tokens_out, retries, quality, recommendation, created_at)
       values ($1, $2, $3, 1, 'm', $4, $5, $6, $7, $7, 0, $8, $9, $10)`,
      [
        ...[randomUUID(), account, kind, outcome, latency, firstToken, tokens],
        ...[quality, recommendation, each.at],
      ],
    );
  }
});
afterAll(() => app.stop());

const tokensOf = (some: readonly Attempt[]) =>
  2 * some.reduce((sum, { tokens }) => sum + (tokens ?? 0), 0);
const localDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' });
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Linear between neighbours, as PostgreSQL's `percentile_cont`. */
function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)]!;
  return below + (sorted[Math.ceil(place)]! - below) * (place % 1);
}

describe('The overview of replies', () => {
  it('is what one counts by hand, in the days of the zone', async () => {
    const { analyticsOverview } = await admin.get<{ analyticsOverview: object }>(OVERVIEW, {
      range: RANGE,
    });
    const days = ['2026-03-28', '2026-03-29', '2026-03-30'];
    const chosen = attempts.filter(({ at }) => days.includes(localDay.format(at)));
    const replies = chosen.filter(({ kind }) => kind === 'REPLY');
    const summaries = chosen.filter(({ kind }) => kind === 'SUMMARY');
    const whole = replies.filter(({ outcome }) => outcome === 'COMPLETE');
    const percentiles = (values: number[]) => ({
      p50: expect.closeTo(percentile(values, 0.5), 6),
      p95: expect.closeTo(percentile(values, 0.95), 6),
      p99: expect.closeTo(percentile(values, 0.99), 6),
    });
    const count = (wanted: string) =>
      chosen.filter(({ recommendation }) => recommendation === wanted).length;
    expect(summaries.length).toBeGreaterThan(0);
    expect(analyticsOverview).toEqual({
      queries: replies.length,
      accounts: 2,
      tokens: tokensOf(chosen),
      uncounted: chosen.filter(({ tokens }) => tokens === null).length,
      summaries: summaries.length,
      summaryTokens: tokensOf(summaries),
      failures: replies.filter(({ outcome }) => ['FAILED', 'INTERRUPTED'].includes(outcome)).length,
      latencyMs: percentiles(whole.map(({ latency }) => latency)),
      firstTokenMs: percentiles(whole.flatMap(({ firstToken }) => firstToken ?? [])),
      averageQuality: expect.closeTo(mean(chosen.flatMap(({ quality }) => quality ?? [])), 6),
      recommendations: [
        { recommendation: 'REFINE', count: count('REFINE') },
        { recommendation: 'ANSWER', count: count('ANSWER') },
      ],
      perDay: days.map((date) => ({
        date,
        value: replies.filter(({ at }) => localDay.format(at) === date).length,
      })),
    });
  });

  it('says nothing of a quality that nobody judged', async () => {
    const range = { from: '2020-01-01', to: '2020-01-02' };
    const { analyticsOverview } = await admin.get<{ analyticsOverview: object }>(OVERVIEW, {
      range,
    });
    expect(analyticsOverview).toMatchObject({
      queries: 0,
      averageQuality: null,
      latencyMs: { p50: 0, p95: 0, p99: 0 },
      recommendations: [],
    });
  });

  it('counts what was asked just now', async () => {
    const ada = await member(app);
    await say(ada, 'hello');
    const today = new Date().toISOString().slice(0, 10);
    const { analyticsOverview } = await admin.get<{ analyticsOverview: { queries: number } }>(
      OVERVIEW,
      { range: { from: today, to: today } },
    );
    expect(analyticsOverview.queries).toBe(1);
  });

  it.each([
    ['the wrong order', { from: '2026-03-02', to: '2026-03-01' }],
    ['more than 400 days', { from: '2024-01-01', to: '2026-03-01' }],
  ])('refuses %s', async (_, range) => {
    expect(await admin.refusal(OVERVIEW, { range })).toBe('BAD_USER_INPUT');
  });

  it('is for admins', async () => {
    expect(await (await member(app)).refusal(OVERVIEW, { range: RANGE })).toBe('FORBIDDEN');
  });
});
