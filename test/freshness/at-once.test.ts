import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, spawnApp } from '../support/app.js';
import {
  cachedQueriesOf,
  type Having,
  QUERIES,
  read,
  someoneAt,
  WRITES,
} from '../support/cached-queries.js';
import { faultLine } from '../support/fault-line.js';
import { postgresTalk } from '../support/languages.js';
import { figures, type RacingPair, racingPair } from '../support/racing-pair.js';

const READERS = 500;
const LOAD_MS = 150;

let pair: RacingPair;
/** As quick as the quick one: no line of this busy process stands between them and Redis. */
let quick: RunningApp[];
beforeAll(async () => {
  pair = await racingPair(['--enable-debug-command', 'yes']);
  quick = [pair.quick, await spawnApp({ database: pair.database, redisUrl: pair.redisUrl })];
});
afterAll(async () => {
  await quick[1]?.stop();
  await pair.end();
});

/** How often a cached query was loaded by these processes. */
async function loads(name: string, apps: readonly RunningApp[]): Promise<number> {
  const counts = apps.map(
    async ({ url }) => (await figures(url, 'smriti_cache_load_seconds_count')).get(name) ?? 0,
  );
  return (await Promise.all(counts)).reduce((sum, count) => sum + count);
}

/** All of them ask it of these processes at once; answers how often that was loaded, and what. */
async function together(having: Having, name: string, question: string, apps: RunningApp[]) {
  const before = await loads(name, apps);
  const answers = await Promise.all(
    Array.from({ length: READERS }, (_, nth) =>
      read(having, question, apps[nth % apps.length]!.url),
    ),
  );
  return { loads: (await loads(name, apps)) - before, different: new Set(answers).size };
}

describe('Five hundred who ask the same at once, in two processes', () => {
  it.each([
    ['a field', '__typename'],
    ['a whole answer', ''],
  ])('cost two loads at most, of %s', async (_, beside) => {
    for (const [query, { name }] of cachedQueriesOf(pair.plain.app)) {
      const having = await someoneAt(pair.quick);
      const question = `{ ${beside} ${QUERIES[query]!(having)} }`;
      // The document is known and its answer is not: as after any write.
      for (const { url } of quick) await read(having, question, url);
      await having.ada.get(`mutation { ${WRITES['createConversation']!(having)} }`);
      const found = await together(having, name, question, quick);
      expect(found.loads).toBeLessThanOrEqual(2);
      expect(found.different).toBe(1);
    }
  });

  it('cost few loads of each process when there is no Redis to keep them', async () => {
    const line = await faultLine(pair.database.url, postgresTalk);
    const lost = {
      database: { ...pair.database, url: line.url },
      redisUrl: 'redis://127.0.0.1:1',
    };
    const apps = await Promise.all([spawnApp(lost), spawnApp(lost)]);
    const [query, { name }] = [...cachedQueriesOf(pair.plain.app)][0]!;
    const having = await someoneAt(pair.quick);
    const question = `{ __typename ${QUERIES[query]!(having)} }`;
    for (const { url } of apps) await read(having, question, url);
    // Each load takes so long that many ask meanwhile, however slowly they come.
    line.delay(LOAD_MS, 'answered');
    const found = await together(having, name, question, apps);
    line.restore();
    expect(found.loads).toBeLessThan(READERS / 5);
    expect(found.different).toBe(1);
    await Promise.all(apps.map((app) => app.stop()));
    await line.close();
  });
});

describe('What is said to Redis', () => {
  const said: string[] = [];
  beforeAll(() => {
    const isNoise = /^(MGET|PING|INFO|SET probe|CLIENT|HELLO|SPUBLISH|S(UN)?SUBSCRIBE)/i;
    // Never through: it listens as long as the line stands.
    void pair.lines.redis.passed(() => (text) => {
      if (!isNoise.test(text)) said.push(text.split(' ').slice(0, 2).join(' '));
      return false;
    });
  });

  it('in a day of traffic leaves no key without an end', async () => {
    const keys = (await pair.redis('KEYS', '*')) as string[];
    expect(keys.filter((key) => key.startsWith('graphql:')).length).toBeGreaterThan(1);
    const ends = await Promise.all(keys.map((key) => pair.redis('PTTL', key)));
    expect(keys.filter((_, nth) => Number(ends[nth]) === -1)).toEqual([]);
  });

  it.each([1_000, 1_000_000])(
    'for one write is a new label at each commit, also beside %i keys of others',
    async (others) => {
      await pair.redis('DEBUG', 'POPULATE', String(others), 'foreign');
      for (const [write, ask] of Object.entries(WRITES)) {
        const having = await someoneAt(pair.quick);
        said.length = 0;
        await having.ada.get(`mutation { ${ask(having)} }`, {}, pair.slow.url);
        const heard = said.map((text) => text.replace(/{.*}/, '{}'));
        const isRenewal = (text: string) =>
          /^SET label:\{\}:(chat|session|streak|personality)$/.test(text);
        expect([write, heard.filter((text) => !isRenewal(text))]).toEqual([write, []]);
        expect(heard.length).toBeGreaterThanOrEqual(1);
        for (const times of Object.values(Object.groupBy(heard, (text) => text))) {
          expect(times!.length).toBeLessThanOrEqual(3);
        }
      }
    },
  );
});
