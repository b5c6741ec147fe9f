import { AT_EASE, statement } from '../../src/modules/streak/report/statement.ts';
import { live } from '../stage/days.mjs';
import { ask, bearer, startSmriti } from '../stage/smriti.mjs';
import { median } from './turns.mjs';

const REPORT = `query ($range: ReportRange!) {
  streakReport(range: $range) {
    activeAccounts accountsOnStreak atRisk averageDays longestDays
    distribution { minDays maxDays accounts } brokenPerDay { date value }
  }
}`;
const DAY_MS = 86_400_000;
const SPANS = [30, 400];
const FREEZES = [0, 3];

/** How long the report on streaks takes over many days of activity, and what the database does then. */
export async function streaks(stage, { rounds, isQuick, say }) {
  const wanted = isQuick ? 100_000 : 1_000_000;
  say(`Living ${wanted.toLocaleString('en')} days.`);
  const { days, accounts } = await live(stage.query, wanted);
  const reports = [];
  for (const freezes of FREEZES) {
    const smriti = await startSmriti(stage, { STREAK_FREEZES: String(freezes) });
    for (const span of SPANS) reports.push({ freezes, span, ...(await timed(smriti, span, rounds)) });
    await smriti.stop();
  }
  return { days, accounts, reports, plan: await planOf(stage) };
}

const dayBack = (days) => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);

async function timed(smriti, span, rounds) {
  const authorization = bearer('who-asks', 'admin');
  const range = { from: dayBack(span - 1), to: dayBack(0) };
  const body = JSON.stringify({ query: REPORT, variables: { range } });
  const all = [];
  let answer;
  for (let round = -1; round < rounds; round++) {
    const began = performance.now();
    answer = await ask(smriti.url, { authorization, body });
    if (round >= 0) all.push(performance.now() - began);
  }
  const { accountsOnStreak } = answer.streakReport;
  return { ms: median(all), slowestMs: Math.max(...all), accountsOnStreak };
}

/** As reports are read: in their role, with their settings. */
async function planOf({ pool }) {
  const client = await pool.connect();
  try {
    await client.query('begin; set local role smriti_report');
    await client.query(AT_EASE);
    let nth = 0;
    const text = statement(0).replaceAll('?', () => `$${(nth += 1)}`);
    const { rows } = await client.query(`explain (analyze, costs off, buffers off) ${text}`, [
      new Date(),
      dayBack(0),
      dayBack(SPANS.at(-1) - 1),
      dayBack(0),
      0,
    ]);
    await client.query('rollback');
    return rows.map((row) => row['QUERY PLAN']);
  } finally {
    client.release();
  }
}
