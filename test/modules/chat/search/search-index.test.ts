import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { parseSearch } from '../../../../src/modules/chat/search/search-query.js';
import { searchParameter } from '../../../../src/modules/chat/search/search-sql.js';
import { Archive } from './archive.js';

const WORDS =
  'the rain falls on quiet streets while people read letters under warm lamps and dream of summer'.split(
    ' ',
  );
const sentence = (seed: number): string =>
  Array.from(
    { length: 12 },
    (_, at) => WORDS[(seed * (at + 7) + ((seed >> at) ^ at)) % WORDS.length],
  ).join(' ');

let archive: Archive;
let ada: string;
beforeAll(async () => {
  archive = await Archive.open();
  const said = Array.from({ length: 20_000 }, (_, seed) => sentence(seed));
  ada = await archive.person(...said, 'we met a platypus', 'only here: 鴨嘴獸');
  for (let other = 0; other < 3; other += 1)
    await archive.person(...said.slice(0, 2_000), 'we met a platypus');
  await archive.asOwner((em) => em.execute('analyze message'));
});
afterAll(() => archive.close());

async function planOf(query: string): Promise<string> {
  return archive.asOwner(async (em) => {
    const [made] = await em.execute<{ condition: string }[]>(
      `select string_agg(search_condition(term), ' and ') as condition
         from jsonb_array_elements(?::jsonb -> 'terms') as term`,
      [searchParameter(parseSearch(query))],
    );
    await em.execute('set local role smriti_search');
    // An `?` in a pattern would be read as a parameter: none of these queries has one.
    const lines = await em.execute<{ 'QUERY PLAN': string }[]>(
      `explain select m.id from message m where m.account_id = '${ada}' and ${made?.condition}`,
    );
    return lines.map((line) => line['QUERY PLAN']).join('\n');
  });
}

describe('The index of what was said', () => {
  it.each([
    ['platypus', 'search_text ~~'],
    ['"a platypus"', 'search_text ~'],
    ['platypsu', 'search_text ~'],
    ['鴨嘴', 'search_grams @>'],
    ['hi', 'search_grams @>'],
  ])('is used for %s together with the account', async (query, condition) => {
    const conditions = (await planOf(query))
      .split('\n')
      .filter((line) => line.includes('Index Cond'));
    expect(conditions.length).toBeGreaterThan(0);
    for (const line of conditions) expect(line).toContain('account_id = ');
    expect(conditions.join()).toContain(condition);
  });

  it.each(['platypus', 'platypsu', '鴨嘴', 'summer', '((((', 'zzz', '%'])(
    'answers %s within 200 ms',
    async (query) => {
      await archive.hits(ada, query);
      const start = performance.now();
      await archive.hits(ada, query);
      expect(performance.now() - start).toBeLessThan(200);
    },
  );

  it('shows each account its own messages only, and nothing without an account', async () => {
    const bob = await archive.person('nothing to see');
    expect(await archive.finds(ada, 'platypus')).toEqual(['we met a platypus']);
    expect(await archive.finds(bob, 'platypus')).toEqual([]);
    const parameter = searchParameter(parseSearch('platypus'));
    const candidates = 'select * from search_candidates(?::jsonb)';
    expect(await archive.asPerson(bob, (em) => em.execute(candidates, [parameter]))).toEqual([]);
    expect(await archive.asPerson(null, (em) => em.execute(candidates, [parameter]))).toEqual([]);
  });

  it('belongs to a role that reads what is searched and no content', async () => {
    const asSearch = (sql: string) =>
      archive.asOwner(async (em) => {
        await em.execute('set local role smriti_search');
        return em.execute(sql);
      });
    await expect(asSearch('select content from message')).rejects.toThrow(/permission denied/);
    await expect(asSearch(`update message set search_text = ''`)).rejects.toThrow(
      /permission denied/,
    );
  });

  it('is asked by the role of requests alone', async () => {
    const asWorker = archive.asOwner(async (em) => {
      await em.execute('set local role smriti_worker');
      return em.execute(`select * from search_candidates('{"terms": []}')`);
    });
    await expect(asWorker).rejects.toThrow(/permission denied/);
  });

  it('gives pages that meet without gap or overlap', async () => {
    const query = searchParameter(parseSearch('summer dream'));
    const page = (after: readonly unknown[]) =>
      archive.asPerson(ada, (em) =>
        em.execute<{ id: string; score: number; at: string }[]>(
          `select m.id, c.score, m.created_at::text as at from search_candidates(?::jsonb) c join message m on m.id = c.id
          ${after.length ? 'where (c.score, m.created_at, m.id) < (?::real, ?::timestamptz, ?::uuid)' : ''}
          order by c.score desc, m.created_at desc, m.id desc limit 997`,
          [query, ...after],
        ),
      );
    const seen: string[] = [];
    for (let rows = await page([]); rows.length > 0;) {
      seen.push(...rows.map((row) => row.id));
      const last = rows.at(-1);
      rows = await page([last?.score, last?.at, last?.id]);
    }
    const [all] = await archive.asPerson(ada, (em) =>
      em.execute<{ count: number }[]>('select count(*)::int from search_candidates(?::jsonb)', [
        query,
      ]),
    );
    expect(seen.length).toBeGreaterThan(997);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe(all?.count);
  });

  it('can be taken away and put back by an owner who is no superuser', async () => {
    const sql = (way: string) =>
      readFileSync(
        new URL(
          `../../../../migrations/20261121T0300_search-what-was-said.${way}.sql`,
          import.meta.url,
        ),
        'utf8',
      );
    await archive
      .asOwner(async (em) => {
        await em.execute('create role plain_owner createrole');
        await em.execute(
          'grant smriti_search to plain_owner with admin true, inherit false, set false',
        );
        await em.execute(
          `do $$ begin execute format('alter database %I owner to plain_owner', current_database()); end $$`,
        );
        await em.execute('alter table message owner to plain_owner');
        for (const made of ['search_literal', 'search_condition', 'search_score']) {
          await em.execute(`alter function ${made}(jsonb) owner to plain_owner`);
        }
        await em.execute('grant usage, create on schema public to plain_owner with grant option');
        await em.execute('grant plain_owner to current_user');
        await em.execute('set local role plain_owner');
        await em.execute(sql('down'));
        await em.execute(sql('up'));
        throw new Undone();
      })
      .catch((error: unknown) => {
        if (!(error instanceof Undone)) throw error;
      });
    expect(await archive.finds(ada, 'platypus')).toEqual(['we met a platypus']);
  });
});

/** Leaves the database, and the cluster's roles, as they were. */
class Undone extends Error {}
