import { beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from '../support/app.js';
import { createDatabase } from '../support/database.js';
import { faultLine } from '../support/fault-line.js';
import { ILLNESSES, type IllRedis } from '../support/ill-redis.js';
import { redisTalk } from '../support/languages.js';
import { member, type Person, SEND } from '../support/people.js';
import { figures } from '../support/racing-pair.js';
import { startRedis } from '../support/services/index.js';
import { until } from '../support/until.js';

/** More than this hardly anybody shall wait because a cache is ill. */
const MOST_EXTRA_MS = 100;
const LONGEST_START_MS = 5_000;
const LONGEST_HEALING_MS = 5_000;
const ROUNDS = 14;
/**
 * A machine that is busy with other things makes a few requests slow by chance, never quick. So the
 * wait that an illness adds is the least of so many pairs of a healthy day and an ill one.
 */
const MOST_PAIRS = 3;
const HISTORY = '{ chatHistory(last: 10) { totalCount nodes { index role content status } } }';

interface Day {
  startMs: number;
  /** Every answer, without what differs between any two runs. */
  answers: string[];
  /** So long 99 of 100 requests took at most. */
  p99Ms: number;
  /** From its recovery until hits were served again. */
  healingMs: number;
}

describe('A Redis', () => {
  let healthy: Day;
  beforeAll(async () => {
    await day();
    healthy = await day();
  });

  it.each(Object.keys(ILLNESSES))(
    '%s changes no answer, keeps nobody waiting, and is used again when it is well',
    async (name) => {
      const extraMs: number[] = [];
      do {
        if (extraMs.length > 0) healthy = await day();
        const ill = await day(await ILLNESSES[name]!());
        expect(ill.answers).toEqual(healthy.answers);
        expect(ill.startMs).toBeLessThan(LONGEST_START_MS);
        expect(ill.healingMs).toBeLessThan(LONGEST_HEALING_MS);
        extraMs.push(ill.p99Ms - healthy.p99Ms);
      } while (Math.min(...extraMs) >= MOST_EXTRA_MS && extraMs.length < MOST_PAIRS);
      expect(Math.min(...extraMs)).toBeLessThan(MOST_EXTRA_MS);
    },
  );

  it.each([
    ['read', HISTORY, undefined],
    ['send', SEND, { input: { clientMessageId: 'last', content: 'One more apple' } }],
  ])('is waited for once by the %s on which it falls silent', async (_, query, variables) => {
    const redis = await startRedis();
    const line = await faultLine(redis.url, redisTalk);
    const app = await startApp({ redisUrl: line.url });
    const person = await member(app);
    const { me } = await person.get<{ me: { id: string } }>('{ me { id } }');
    await until(() => servesHits(app, person));
    const asked: string[] = [];
    // What is only published is waited for by nobody.
    const isAwaited = (text: string) => text.includes(me.id) && !/^S?PUBLISH/i.test(text);
    line.hold(() => (text) => isAwaited(text) && asked.push(text) < 0);
    line.swallow();
    await person.get(query, variables);
    const [verbs, keys] = [0, 1].map((at) => asked.map((text) => text.split(' ')[at]));
    expect(new Set(verbs).size).toBe(1);
    expect(new Set(keys).size).toBe(asked.length);
    await app.stop();
    await Promise.all([line.close(), redis.kill()]);
  });
});

/** A person's day with reads and writes in turn, in an app with this Redis, or with none at all. */
async function day(illness?: IllRedis): Promise<Day> {
  const database = await createDatabase();
  const startedAt = performance.now();
  const app = await startApp({ database, redisUrl: illness?.url ?? null });
  const startMs = performance.now() - startedAt;
  const person = await member(app);
  // The first request pays for what is loaded at first use, whatever the cache does.
  await person.get('{ me { id } chatHistory { totalCount } }');
  const { answers, took } = await doneIn(person, () => illness?.midway?.());
  const healedAt = performance.now();
  await illness?.heal();
  if (illness) await until(() => servesHits(app, person));
  const healingMs = performance.now() - healedAt;
  await app.stop();
  await Promise.all([illness?.end(), database.close()]);
  const p99Ms = took.toSorted((one, other) => one - other)[Math.ceil(took.length * 0.99) - 1]!;
  return { startMs, answers, p99Ms, healingMs };
}

async function doneIn(person: Person, midway: () => unknown) {
  const done = { answers: [] as string[], took: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    if (round === ROUNDS / 2) await midway();
    for (const [query, variables] of doings(round)) {
      const before = performance.now();
      const answer = await person.ask(query, variables);
      done.took.push(performance.now() - before);
      done.answers.push(withoutChance(answer));
    }
  }
  return done;
}

function doings(round: number): Parameters<Person['ask']>[] {
  return [
    [SEND, { input: { clientMessageId: `m${round}`, content: `Apple number ${round}` } }],
    [HISTORY],
    [HISTORY],
    ['{ searchChat(query: "apple") { totalCount nodes { snippet score } } }'],
    ['{ conversations { nodes { title messageCount lastMessage { content } } } }'],
    ['mutation { createConversation(input: { title: "Aside" }) { title status } }'],
    ['{ conversations { totalCount } }'],
    ['{ conversation(id: "nonsense") { id } }'],
  ];
}

/** Whether a read is answered from the cache, as the metrics tell it. */
async function servesHits({ url }: RunningApp, person: Person): Promise<boolean> {
  const hits = async () =>
    (await figures(url, 'smriti_cache_reads_total')).get('chat:history hit') ?? 0;
  const before = await hits();
  await person.ask(HISTORY);
  return (await hits()) > before;
}

function withoutChance(answer: object): string {
  return JSON.stringify(answer)
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
    .replaceAll(/"latencyMs":\d+/g, '"latencyMs":0');
}
