import { setTimeout as pause } from 'node:timers/promises';
import type { CachePolicy } from '../../src/platform/cache/index.js';
import { type Having, QUERIES, read, someoneAt, WRITES } from './cached-queries.js';
import { commands, commitsOf, fillsOf } from './languages.js';
import { isServing, type RacingPair } from './racing-pair.js';
import { accountOf } from './talk.js';
import { until } from './until.js';

/** What is held while somebody else writes: what the database read, or its way into Redis. */
export type HeldPart = 'load' | 'fill';
/** A single field's answer, or that of an operation whose fields are all cached. */
export type Kept = 'field' | 'whole';
export const LOSSES = [
  'nothing',
  'labels before',
  'labels after',
  'all before',
  'all after',
] as const;

export interface Race {
  query: string;
  policy: CachePolicy;
  kept: Kept;
  held: HeldPart;
  write: string;
  /** What Redis loses besides, and when: before or after the write. */
  loss: (typeof LOSSES)[number];
}

export interface Outcome {
  /** Who saw what was no longer so, in words. */
  stale: string[];
  /** Whether the late answer came to Redis after the write, as it was meant to. */
  isForced: boolean;
}

/** So long a late answer may take on its way into Redis; one that takes longer was given up. */
const LATEST_FILL_MS = 1_000;

/** So long a read takes at most that waits for nobody. */
const LONGEST_READ_MS = 3_000;

/** A read in the slow process is overtaken by a write in the quick one, then comes to its end. */
export async function forcedRace(pair: RacingPair, race: Race): Promise<Outcome> {
  const having = await someoneAt(pair.quick);
  const account = await accountOf(having.ada);
  const question = `{ ${race.kept === 'field' ? '__typename' : ''} ${QUERIES[race.query]!(having)} }`;
  const labels = race.policy.scopes.map((scope) => `label:{${account}}:${scope}`);
  await until(() => isServing(pair.slow));
  // A whole answer can be kept from the second time on that its document is seen.
  if (race.kept === 'whole') await read(having, question, pair.slow.url);
  await pair.redis('DEL', ...labels);
  const held =
    race.held === 'load'
      ? pair.lines.database.hold(commitsOf(account), 'answered')
      : pair.lines.redis.hold(fillsOf(account));
  const early = read(having, question, pair.slow.url);
  // On a busy machine the cache may have been given up meanwhile: then nothing comes that way.
  const isHeld = await within(held.arrived, () => early);
  const lateFills = fillsUnder(pair, await labelsAt(pair, labels), race.kept);
  await overtake(pair, race, having, labels);
  const during = everywhere(pair, having, question);
  // Who waits until the older load is let go has joined it, and is going to show what it shows.
  await Promise.race([during, pause(LONGEST_READ_MS)]);
  held.release();
  await early;
  // What was held on its way into Redis comes there when it is released.
  const isForced = isHeld && (race.held === 'fill' || (await within(lateFills)));
  if (race.held === 'fill') await until(() => isServing(pair.slow));
  const after = await everywhere(pair, having, question);
  const truth = await read(having, question, pair.plain.url);
  const stale = [...(await during), ...after].filter((seen) => seen !== truth);
  const told = stale.map((seen) => `${JSON.stringify(race)}: ${seen} instead of ${truth}`);
  return { stale: told, isForced };
}

/** The write, acknowledged, and what Redis loses around it. */
async function overtake(
  pair: RacingPair,
  { write, loss }: Race,
  having: Having,
  labels: readonly string[],
): Promise<void> {
  const lose = async (when: string) => {
    if (loss === `labels ${when}`) await pair.redis('DEL', ...labels);
    if (loss === `all ${when}`) await pair.redis('FLUSHALL');
  };
  await lose('before');
  await having.ada.get(`mutation { ${WRITES[write]!(having)} }`, {}, pair.quick.url);
  await lose('after');
}

/** Twice in each process: the first may load what the second finds. */
async function everywhere(pair: RacingPair, having: Having, question: string): Promise<string[]> {
  const twice = async (at: string) => [
    await read(having, question, at),
    await read(having, question, at),
  ];
  return (await Promise.all([twice(pair.slow.url), twice(pair.quick.url)])).flat();
}

async function labelsAt(pair: RacingPair, keys: readonly string[]): Promise<string[]> {
  const texts = (await pair.redis('MGET', ...keys)) as (string | null)[];
  return texts.map((text) => (JSON.parse(text ?? '{"value":"none"}') as { value: string }).value);
}

/** Resolves when the answers that carry these labels have been brought to Redis. */
function fillsUnder(pair: RacingPair, [label]: string[], kept: Kept): Promise<void> {
  const isLate = commands(new RegExp(`^SET (?!label).*${label}`, 'is'));
  return pair.lines.redis.passed(isLate, kept === 'whole' ? 2 : 1);
}

/** Whether it happened before it could no longer be expected. */
async function within(event: Promise<void>, after = async (): Promise<unknown> => null) {
  return Promise.race([event.then(() => true), after().then(() => pause(LATEST_FILL_MS, false))]);
}
