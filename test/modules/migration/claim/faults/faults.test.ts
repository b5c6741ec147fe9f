import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spawnApp } from '../../../../support/app.js';
import { CLAIM, claim, type Receipt } from '../../../../support/claims.js';
import { faultLine, type FaultLine } from '../../../../support/fault-line.js';
import { postgresTalk } from '../../../../support/languages.js';
import {
  type RestartablePostgres,
  restartablePostgres,
} from '../../../../support/restartable-postgres.js';
import { until } from '../../../../support/until.js';
import { messagesOfRequests } from './messages.js';
import { comparable, ENV, setStage, type Stage } from './stage.js';
import { worldOf } from './world.js';

/** `npm run soak:claim` has something go wrong behind every message. */
const isThorough = process.env['CLAIM_FAULTS'] === 'all';
const LONGEST_MS = isThorough ? 60 * 60_000 : 120_000;

type Doomed = Awaited<ReturnType<typeof spawnApp>> & { line: FaultLine };

let postgres: RestartablePostgres;
let stage: Stage;
beforeAll(async () => {
  postgres = await restartablePostgres();
  stage = await setStage(postgres);
}, LONGEST_MS);
afterAll(async () => {
  await stage.end();
  await postgres.end();
});

/** Behind which messages something goes wrong: behind all, or in the middle and behind the last. */
function places(): number[] {
  const { messages } = stage;
  return isThorough
    ? Array.from({ length: messages }, (_, at) => at + 1)
    : [messages >> 1, messages];
}

const ask = (at?: string) =>
  stage.ada.ask<{ claimGuest: Receipt } | null>(CLAIM, { guestToken: stage.visitor.token }, at);

/** Resolves when the k-th message has passed and none behind it will; to be called before the claim. */
function behind(k: number, line: FaultLine): Promise<() => void> {
  if (k === stage.messages) return line.passed(messagesOfRequests, k).then(() => () => undefined);
  const next = line.hold(messagesOfRequests, 'asked', k + 1);
  return next.arrived.then(() => next.release);
}

/** All or nothing, and all after a retry. Answers which it was. */
async function expectWholeness(k: number): Promise<'all' | 'nothing'> {
  const { ada, visitor, before, after, receipt, database } = stage;
  const world = await worldOf(database);
  const isDone = JSON.stringify(world) !== JSON.stringify(before);
  expect([k, world]).toEqual([k, isDone ? after : before]);
  const retried = await claim(ada, visitor);
  expect([k, comparable(retried), retried.replayed]).toEqual([k, receipt, isDone]);
  expect([k, await worldOf(database)]).toEqual([k, after]);
  return isDone ? 'all' : 'nothing';
}

async function doomedApp(): Promise<Doomed> {
  const line = await faultLine(stage.database.url, postgresTalk);
  const app = await spawnApp({ database: { ...stage.database, url: line.url }, env: ENV });
  return { ...app, line };
}

async function kill({ process, line }: Doomed): Promise<void> {
  process.kill('SIGKILL');
  await once(process, 'exit');
  await line.close();
}

/** Transactions that are open, this look's own aside. */
async function transactions(): Promise<number> {
  const [open] = await stage.database.query<{ count: number }>(
    `select count(*)::int from pg_stat_activity
     where datname = current_database() and xact_start is not null and pid <> pg_backend_pid()`,
  );
  return open!.count;
}

describe('A claim', () => {
  it(
    'whose process is killed is done wholly or not at all, and a retry completes it',
    async () => {
      const outcomes = [];
      for (const k of places()) {
        await stage.restore();
        const app = await doomedApp();
        await stage.ada.get('{ me { id } }', {}, app.url);
        const reached = behind(k, app.line);
        const claimed = ask(app.url).catch(() => null);
        await reached;
        await kill(app);
        await claimed;
        await until(async () => (await transactions()) === 0);
        outcomes.push(await expectWholeness(k));
      }
      expect(outcomes[0]).toBe('nothing');
      expect(outcomes.at(-1)).toBe('all');
    },
    LONGEST_MS,
  );

  it(
    'under which PostgreSQL stops at once is done wholly or not at all, and a retry completes it',
    async () => {
      const outcomes = [];
      for (const k of places()) {
        await stage.restore();
        const reached = behind(k, stage.line);
        const claimed = ask();
        const release = await reached;
        await postgres.stop('as after a crash');
        release();
        const { data, errors } = await claimed;
        await postgres.start();
        await until(async () => !(await stage.ada.ask('{ me { id } }')).errors);
        const outcome = await expectWholeness(k);
        outcomes.push(outcome);
        // What is acknowledged is done; what is done may not have been acknowledged.
        if (data)
          expect([k, outcome, comparable(data.claimGuest)]).toEqual([k, 'all', stage.receipt]);
        else expect([k, errors![0]!.extensions.code]).toEqual([k, 'SERVICE_UNAVAILABLE']);
      }
      expect(outcomes[0]).toBe('nothing');
    },
    LONGEST_MS,
  );
});
