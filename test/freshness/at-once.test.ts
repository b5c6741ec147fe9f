import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, spawnApp } from '../support/app.js';
import { cachedQueriesOf, QUERIES, read, someoneAt, WRITES } from '../support/cached-queries.js';
import { commands } from '../support/languages.js';
import { figures, type RacingPair, racingPair } from '../support/racing-pair.js';

const READERS = 500;

let pair: RacingPair;
/** As quick as the quick one: no line of this busy process stands between them and Redis. */
let quick: RunningApp[];
beforeAll(async () => {
  pair = await racingPair();
  quick = [pair.quick, await spawnApp({ database: pair.database, redisUrl: pair.redisUrl })];
});
afterAll(async () => {
  await quick[1]?.stop();
  await pair.end();
});

/** How often a cached query was loaded by both processes. */
async function loads(name: string): Promise<number> {
  const counts = quick.map(
    async ({ url }) => (await figures(url, 'smriti_cache_load_seconds_count')).get(name) ?? 0,
  );
  return (await Promise.all(counts)).reduce((sum, count) => sum + count);
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
      const before = await loads(name);
      const answers = await Promise.all(
        Array.from({ length: READERS }, (__, nth) => read(having, question, quick[nth % 2]!.url)),
      );
      expect((await loads(name)) - before).toBeLessThanOrEqual(2);
      expect(new Set(answers).size).toBe(1);
    }
  });
});

describe('What is said to Redis', () => {
  it('for one write is at most three commands, none of which looks through the keys', async () => {
    const said: string[] = [];
    const listening = commands(/^(?!MGET|PING|INFO|SET probe|CLIENT|HELLO)/i);
    void pair.lines.redis.passed(() => {
      const isHeard = listening();
      return (text) => {
        if (isHeard(text)) said.push(text.split(' ').slice(0, 2).join(' '));
        return false;
      };
    });
    for (const [write, ask] of Object.entries(WRITES)) {
      const having = await someoneAt(pair.quick);
      said.length = 0;
      await having.ada.get(`mutation { ${ask(having)} }`, {}, pair.slow.url);
      expect([write, ...said.map((text) => text.replace(/{.*}/, '{}'))]).toEqual([
        write,
        ...said.map(() => 'SET label:{}:chat'),
      ]);
      expect(said.length).toBeLessThanOrEqual(3);
    }
  });

  it('leaves no key without an end', async () => {
    const keys = (await pair.redis('KEYS', '*')) as string[];
    expect(keys.length).toBeGreaterThan(20);
    const ends = await Promise.all(keys.map((key) => pair.redis('PTTL', key)));
    expect(keys.filter((_, nth) => Number(ends[nth]) === -1)).toEqual([]);
  });
});
