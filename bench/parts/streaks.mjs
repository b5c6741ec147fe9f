import { LENGTHS_AT, SUMS } from '../../src/modules/session/session-report-sql.ts';
import { statement } from '../../src/modules/streak/report/statement.ts';
import { live } from '../stage/days.mjs';
import { ask, bearer, startSmriti } from '../stage/smriti.mjs';
import { visit } from '../stage/visits.mjs';
import { median } from './turns.mjs';

const STREAKS = `query ($range: ReportRange!) {
  streakReport(range: $range) {
    activeAccounts accountsOnStreak atRisk averageDays longestDays
    distribution { minDays maxDays accounts } brokenPerDay { date value }
  }
}`;
const SESSIONS = `query ($range: ReportRange!) {
  sessionReport(range: $range) {
    sessions accounts averageWallMs p50WallMs p95WallMs averageActiveMs withoutActivity
    perDay { date value } byKind { kind count activeMs } dau wau mau
  }
}`;
const DAY_MS = 86_400_000;
const SPANS = [30, 400];
const FREEZES = [0, 3];
/** As reports are read: in their role, with their settings. */
const AS_REPORT = `begin read only; set local role smriti_report; set local work_mem = '64MB'; set local jit = off`;

/** How long the reports take over many days of activity, and what the database does then. */
export async function streaks(stage, { rounds, isQuick, say }) {
  const wanted = isQuick ? 100_000 : 1_000_000;
  say(`Living ${wanted.toLocaleString('en')} days.`);
  const { days, accounts } = await live(stage.query, wanted);
  const sessions = await visit(stage.query);
  const reports = [];
  const sessionReports = [];
  for (const freezes of FREEZES) {
    const smriti = await startSmriti(stage, { STREAK_FREEZES: String(freezes) });
    for (const span of SPANS) {
      reports.push({ freezes, span, ...(await timed(smriti, STREAKS, span, rounds)) });
      if (freezes > 0) continue;
      sessionReports.push({ span, ...(await timed(smriti, SESSIONS, span, rounds)) });
    }
    await smriti.stop();
  }
  const plans = await plansOf(stage, sessions);
  return { days, accounts, sessions, reports, sessionReports, plans };
}

const dayBack = (days) => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);

async function timed(smriti, query, span, rounds) {
  const authorization = bearer('who-asks', 'admin');
  const range = { from: dayBack(span - 1), to: dayBack(0) };
  const body = JSON.stringify({ query, variables: { range } });
  const all = [];
  let answer;
  for (let round = -1; round < rounds; round++) {
    const began = performance.now();
    answer = await ask(smriti.url, { authorization, body });
    if (round >= 0) all.push(performance.now() - began);
  }
  const { accountsOnStreak, sessions } = Object.values(answer)[0];
  return { ms: median(all), slowestMs: Math.max(...all), found: accountsOnStreak ?? sessions };
}

/** Of the longest span, by what each statement tells. */
async function plansOf({ pool }, sessions) {
  const [from, to] = [dayBack(SPANS.at(-1) - 1), dayBack(0)];
  const period = [from, dayBack(-1)];
  const middle = `{${(sessions / 2 + 0.5) / sessions}}`;
  const asked = {
    'streaks, no freezes': [statement(0), [new Date(), to, from, to, 0]],
    'streaks, up to 3 freezes': [statement(3), [new Date(), to, from, to, 3]],
    'sums of sessions': [SUMS, period],
    'the median of their lengths': [LENGTHS_AT, [middle, ...period]],
  };
  const client = await pool.connect();
  try {
    await client.query(AS_REPORT);
    const plans = {};
    for (const [what, [sql, values]] of Object.entries(asked)) {
      let nth = 0;
      const text = sql.replaceAll('?', () => `$${(nth += 1)}`);
      const { rows } = await client.query(`explain (analyze, costs off, buffers) ${text}`, values);
      plans[what] = rows.map((row) => row['QUERY PLAN']);
    }
    return plans;
  } finally {
    await client.query('rollback');
    client.release();
  }
}
