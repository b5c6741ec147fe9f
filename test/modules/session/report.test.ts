import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp } from '../../support/app.js';
import { turnedClock, type TurnedClock } from '../../support/clock.js';
import { member, type Person } from '../../support/people.js';
import { did, end, start } from '../../support/visits.js';
import { visited } from './visitors.js';

const ACCOUNTS = Number(process.env['REPORT_ACCOUNTS'] ?? 1_000);
const SESSIONS_EACH = 12;
const LAST_DAY = '2026-11-20';

const REPORT = `query ($range: ReportRange!) {
  sessionReport(range: $range) {
    sessions accounts averageWallMs p50WallMs p95WallMs averageActiveMs withoutActivity
    perDay { date value } byKind { kind count activeMs } dau wau mau
  }
}`;
type Report = Record<string, number> & {
  perDay: { date: string; value: number }[];
  byKind: { kind: string; count: number; activeMs: number }[];
};

interface SessionRow {
  id: string;
  account_id: string;
  started_at: Date;
  ended_at: Date | null;
  last_activity_at: Date;
}
interface ActivityRow {
  session_id: string;
  kind: string;
  started_at: Date;
  ended_at: Date | null;
  is_inside: boolean;
}

let app: Awaited<ReturnType<typeof startApp>>;
let clock: TurnedClock;
let admin: Person;
const kept = { sessions: [] as SessionRow[], activities: [] as ActivityRow[] };
beforeAll(async () => {
  app = await startApp();
  clock = turnedClock(app);
  admin = await member(app, undefined, 'admin');
  await visited(app.database, {
    ...{ accounts: ACCOUNTS, sessions: ACCOUNTS * SESSIONS_EACH },
    ...{ lastDay: LAST_DAY, days: 60 },
  });
  kept.sessions = await app.database.query('select * from session');
  kept.activities = await app.database.query('select * from session_activity where is_inside');
});
afterAll(() => app.stop());

async function report(range: object): Promise<Report> {
  return (await admin.get<{ sessionReport: Report }>(REPORT, { range })).sessionReport;
}

/** The same from single rows, one at a time, with another library's days. */
function recount(from: string, to: string, timeZone: string): Report {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone });
  const days = new Map(kept.sessions.map((each) => [each, format.format(each.started_at)]));
  const dayOf = (session: SessionRow) => days.get(session)!;
  const before = (date: string, days: number) =>
    new Date(Date.parse(date) - days * 86_400_000).toISOString().slice(0, 10);
  const chosen = kept.sessions.filter((each) => {
    const day = dayOf(each);
    return from <= day && day <= to;
  });
  const activities = Map.groupBy(kept.activities, (each) => each.session_id);
  const doneIn = ({ id }: SessionRow) => activities.get(id) ?? [];
  const walls = chosen
    .map((each) => +(each.ended_at ?? each.last_activity_at) - +each.started_at)
    .toSorted((one, two) => one - two);
  const activeSince = (first: string) =>
    new Set(
      kept.sessions
        .filter((each) => first <= dayOf(each) && dayOf(each) <= to)
        .map((each) => each.account_id),
    ).size;
  const dates: string[] = [];
  for (let date = from; date <= to; date = before(date, -1)) dates.push(date);
  return {
    sessions: chosen.length,
    accounts: new Set(chosen.map((each) => each.account_id)).size,
    averageWallMs: average(walls),
    p50WallMs: percentile(walls, 0.5),
    p95WallMs: percentile(walls, 0.95),
    averageActiveMs: average(chosen.map((each) => coveredSlowly(doneIn(each)))),
    withoutActivity: chosen.filter((each) => doneIn(each).length === 0).length,
    perDay: dates.map((date) => ({
      date,
      value: chosen.filter((each) => dayOf(each) === date).length,
    })),
    byKind: ['CHAT', 'GAME', 'VIDEO', 'MUSIC'].map((kind) => {
      const ofKind = chosen.map((each) => doneIn(each).filter((done) => done.kind === kind));
      return {
        kind,
        count: ofKind.flat().length,
        activeMs: ofKind.reduce((sum, done) => sum + coveredSlowly(done), 0),
      };
    }),
    dau: activeSince(to),
    wau: activeSince(before(to, 6)),
    mau: activeSince(before(to, 29)),
  } as unknown as Report;
}

const average = (values: number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / (values.length || 1);

function percentile(sorted: number[], part: number): number {
  if (sorted.length === 0) return 0;
  const place = part * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
  return below + (above - below) * (place - Math.floor(place));
}

/** Between each two moments at which anything begins or ends, either something goes on or nothing. */
function coveredSlowly(done: ActivityRow[]): number {
  const spans = done.filter((each) => each.ended_at !== null);
  const moments = spans.flatMap((each) => [+each.started_at, +each.ended_at!]);
  const inOrder = [...new Set(moments)].toSorted((one, two) => one - two);
  let covered = 0;
  inOrder.forEach((moment, nth) => {
    const goesOn = spans.some((each) => +each.started_at <= moment && moment < +each.ended_at!);
    if (goesOn) covered += inOrder[nth + 1]! - moment;
  });
  return covered;
}

/** Averages are sums of floating-point numbers, in another order. */
const near = ({ averageWallMs, averageActiveMs, ...exact }: Report) => ({
  ...exact,
  averageWallMs: Math.round(averageWallMs! * 1_000),
  averageActiveMs: Math.round(averageActiveMs! * 1_000),
});

describe('The report on sessions', () => {
  it.each([
    ['all days', '2026-09-15', LAST_DAY, 'UTC'],
    ['a day far in the east', '2026-11-10', '2026-11-10', 'Pacific/Kiritimati'],
    ['a night in which the clocks go back', '2026-10-24', '2026-10-26', 'Europe/Berlin'],
    ['half an hour going forward', '2026-10-03', '2026-10-05', 'Australia/Lord_Howe'],
    ['a day that begins twice', '2026-11-01', '2026-11-01', 'America/Havana'],
    ['days that nobody has seen', '2020-01-01', '2020-01-03', 'Asia/Dhaka'],
  ])('agrees with a recount by hand: %s', async (_, from, to, timeZone) => {
    const wanted = recount(from, to, timeZone);
    expect(near(await report({ from, to, timeZone }))).toEqual(near(wanted));
  });

  it('is about something', () => {
    const { sessions, withoutActivity, dau, mau } = recount('2026-09-15', LAST_DAY, 'UTC');
    expect(sessions).toBeGreaterThan(ACCOUNTS * 10);
    expect(withoutActivity).toBeGreaterThan(0);
    expect(dau).toBeGreaterThan(0);
    expect(mau).toBeGreaterThan(dau!);
  });

  it('knows of what just happened, and of nobody’s words', async () => {
    clock.stopAt('2027-01-15T23:59:30Z');
    const ada = await member(app);
    const { id: sessionId, startedAt } = await start(ada);
    const endedAt = new Date(Date.parse(startedAt) + 40_000).toISOString();
    await did(ada, { sessionId, kind: 'VIDEO', startedAt, endedAt });
    await end(ada, sessionId);
    expect(await report({ from: '2027-01-15', to: '2027-01-15' })).toMatchObject({
      ...{ sessions: 1, accounts: 1, averageWallMs: 40_000, p50WallMs: 40_000, p95WallMs: 40_000 },
      ...{ averageActiveMs: 40_000, withoutActivity: 0, dau: 1 },
      byKind: [
        { kind: 'CHAT', count: 0, activeMs: 0 },
        { kind: 'GAME', count: 0, activeMs: 0 },
        { kind: 'VIDEO', count: 1, activeMs: 40_000 },
        { kind: 'MUSIC', count: 0, activeMs: 0 },
      ],
    });
  });
});
