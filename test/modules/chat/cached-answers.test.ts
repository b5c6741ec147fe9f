import { afterAll, describe, expect, it } from 'vitest';
import { CacheStatistics } from '../../../src/platform/cache/index.js';
import { spawnApp, startApp } from '../../support/app.js';
import {
  cachedQueriesOf,
  type Having,
  QUERIES,
  read,
  someoneAt,
  UNSEEN,
  WRITES,
} from '../../support/cached-queries.js';
import { schemaOf } from '../../support/schema.js';

const here = await startApp();
const there = await spawnApp({ database: here.database });
const uncached = await startApp({ database: here.database, env: { CACHE: 'off' } });

const policies = cachedQueriesOf(here.app);

afterAll(async () => {
  await there.stop();
  await uncached.stop();
  await here.stop();
});

const someone = () => someoneAt(here);

describe('The cached queries', () => {
  it('and the mutations are all known here', async () => {
    const schema = await schemaOf(here);
    expect([...policies.keys()].toSorted()).toEqual(Object.keys(QUERIES).toSorted());
    expect(Object.keys(schema.getMutationType()!.getFields()).toSorted()).toEqual(
      [...Object.keys(WRITES), ...UNSEEN].toSorted(),
    );
  });

  it('have names of their own', () => {
    expect(new Set([...policies.values()].map(({ name }) => name)).size).toBe(policies.size);
  });
});

describe.each(Object.keys(WRITES))('The write %s', (write) => {
  it('changes something that is shown', async () => {
    const having = await someone();
    const all = () =>
      Promise.all(
        Object.values(QUERIES).map((ask) => read(having, `{ ${ask(having)} }`, uncached.url)),
      );
    const before = await all();
    await having.ada.get(`mutation { ${WRITES[write]!(having)} }`);
    expect(await all()).not.toEqual(before);
  });
});

describe.each([...policies])('A cached %s', (query, { name }) => {
  const ask = (having: Having) => `{ ${QUERIES[query]!(having)} }`;

  it('is really kept, and the same as one that was not', async () => {
    const having = await someone();
    const question = ask(having);
    const count = async () =>
      (await here.app.get(CacheStatistics).figures()).find((figures) => figures.name === name);
    const missed = await read(having, question, here.url);
    // What was loaded is put away a moment after it was answered.
    await new Promise((resolve) => setTimeout(resolve, 30));
    const before = await count();
    const hit = await read(having, question, here.url);
    const after = await count();
    expect([after!.hits - before!.hits, after!.misses - before!.misses]).toEqual([1, 0]);
    expect(hit).toBe(missed);
    expect(await read(having, question, there.url)).toBe(missed);
    expect(await read(having, question, uncached.url)).toBe(missed);
  });

  it.each(Object.keys(WRITES))(
    'shows what %s did as soon as it was acknowledged, in every process',
    async (write) => {
      const having = await someone();
      const question = ask(having);
      for (const at of [here.url, there.url]) await read(having, question, at);
      await having.ada.get(`mutation { ${WRITES[write]!(having)} }`, {}, there.url);
      const [shownHere, shownThere] = await Promise.all([
        read(having, question, here.url),
        read(having, question, there.url),
      ]);
      const truth = await read(having, question, uncached.url);
      expect(shownHere).toBe(truth);
      expect(shownThere).toBe(truth);
    },
  );
});
