import { afterAll, describe, expect, it } from 'vitest';
import type { CachePolicy } from '../../src/platform/cache/index.js';
import { cachedQueriesOf, QUERIES, read, someoneAt, WRITES } from '../support/cached-queries.js';
import { forcedRace, type HeldPart, type Kept, LOSSES, type Race } from '../support/forced-race.js';
import { racingPair } from '../support/racing-pair.js';

/** Per cached query; `npm run race:forced` sets more. */
const RACES = Number(process.env['FORCED_RACES'] ?? 8);
/** Races under way at once. Who holds a fill holds a process's only line to Redis. */
const AT_ONCE: Record<HeldPart, number> = { load: 6, fill: 1 };
/** Of so many races one holds the fill. */
const FILLS_EVERY = 6;
/** A busy process gives its cache up in between, and then nothing is late: such a race is run again. */
const MOST_TRIES = 8;

const pair = await racingPair();
const policies = [...cachedQueriesOf(pair.plain.app)];
const changed = new Map(
  await Promise.all(
    Object.keys(WRITES).map(async (write) => [write, await changedBy(write)] as const),
  ),
);
afterAll(() => pair.end());

const nth = <T>(all: readonly T[], n: number): T => all[n % all.length]!;

/** The queries that show something else after this write. */
async function changedBy(write: string): Promise<string[]> {
  const having = await someoneAt(pair.plain);
  const questions = Object.entries(QUERIES);
  const answers = () =>
    Promise.all(questions.map(([, ask]) => read(having, `{ ${ask(having)} }`, pair.plain.url)));
  const before = await answers();
  await having.ada.get(`mutation { ${WRITES[write]!(having)} }`, {}, pair.plain.url);
  const after = await answers();
  return questions.flatMap(([query], n) => (before[n] === after[n] ? [] : query));
}

/** All of them, those first that change what this query shows. */
const writesFor = (query: string): string[] =>
  Object.keys(WRITES).toSorted(
    (one, other) =>
      Number(changed.get(other)!.includes(query)) - Number(changed.get(one)!.includes(query)),
  );

/** Each write with each loss, for single fields and whole answers in turn. */
function races(query: string, policy: CachePolicy, held: HeldPart, count: number): Race[] {
  const writes = writesFor(query);
  return Array.from({ length: count }, (_, n) => ({
    query,
    policy,
    held,
    kept: nth<Kept>(['field', 'whole'], n),
    write: nth(writes, Math.floor(n / 2)),
    loss: nth(LOSSES, Math.floor(n / 2) + Math.floor(n / (2 * writes.length))),
  }));
}

async function run(all: Race[], held: HeldPart) {
  const left = all.map((race) => ({ race, tries: 1 }));
  const outcome = { stale: [] as string[], forced: 0 };
  const hand = async () => {
    for (let next = left.pop(); next; next = left.pop()) {
      const { race, tries } = next;
      const { stale, isForced } = await forcedRace(pair, race);
      outcome.stale.push(...stale);
      outcome.forced += Number(isForced);
      if (!isForced && tries < MOST_TRIES) left.push({ race, tries: tries + 1 });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE[held] }, hand));
  return outcome;
}

describe('A read that a write overtook', () => {
  it('is raced against writes that change what it shows', () => {
    for (const [query] of policies) expect(changed.get(writesFor(query)[0]!)).toContain(query);
  });

  it('is known here for every cached query', () => {
    expect(new Set(policies.map(([query]) => query))).toEqual(new Set(Object.keys(QUERIES)));
  });

  it.each(policies)(
    'leaves nothing of the past behind: %s, held after it read the database',
    async (query, policy) => {
      const count = RACES - Math.floor(RACES / FILLS_EVERY);
      const { stale, forced } = await run(races(query, policy, 'load', count), 'load');
      expect(stale).toEqual([]);
      expect(forced).toBeGreaterThan(count / 2);
    },
    1_200_000,
  );

  it.each(policies)(
    'leaves nothing of the past behind: %s, held on its way into Redis',
    async (query, policy) => {
      const count = Math.floor(RACES / FILLS_EVERY);
      const { stale, forced } = await run(races(query, policy, 'fill', count), 'fill');
      expect(stale).toEqual([]);
      expect(forced).toBeGreaterThan(count / 2);
    },
    1_200_000,
  );
});
