import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from '../../support/app.js';
import { claim } from '../../support/claims.js';
import { createDatabase, type TestDatabase } from '../../support/database.js';
import { guest, member, type Person } from '../../support/people.js';
import { settled } from '../../support/rows.js';
import { type RedisServer, startRedis } from '../../support/services/index.js';
import { accountOf, say } from '../../support/talk.js';
import { tracesOf } from '../../support/traces.js';
import { idsOf, mark, outgrow } from '../../isolation/strangers.js';

const CANARY = 'a secret';
const DELETE = 'mutation { deleteMyData(confirm: true) }';
const READ = `{ chatHistory { nodes { content } } searchChat(query: "secret") { totalCount }
  conversations { nodes { title } } sessions { totalCount } personality { note } }`;

let redis: RedisServer;
let database: TestDatabase;
let apps: RunningApp[];
beforeAll(async () => {
  redis = await startRedis();
  database = await createDatabase();
  apps = [
    await startApp({ database, redisUrl: redis.url }),
    await startApp({ database, redisUrl: redis.url }),
  ];
});
afterAll(async () => {
  for (const app of apps) await app.stop();
  await database.close();
  await redis.kill();
});

/** Somebody of whom something stands everywhere: in each table, and in the cache of both apps. */
async function someone(): Promise<{ person: Person; ids: string[] }> {
  const person = await member(apps[0]!);
  await mark(person, (await idsOf(person))['a reply']!);
  await outgrow(person, database);
  const visitor = await guest(apps[0]!);
  await say(visitor, 'a secret of the guest');
  await visitor.get(READ);
  const ids = [await accountOf(person), await accountOf(visitor)];
  await claim(person, visitor);
  for (const { url } of apps) for (const _ of [1, 2]) await person.get(READ, {}, url);
  return { person, ids };
}

const traces = (words: readonly string[]) => tracesOf(words, database, redis.url);

describe('Deleting everything', () => {
  it('leaves no row, no word and no key, of the account or of guests that it claimed', async () => {
    const { person, ids } = await someone();
    const before = await traces([CANARY, ...ids]);
    expect(before).toEqual(
      expect.arrayContaining([
        'message',
        'session',
        'personality',
        'claim',
        'conversation_summary',
      ]),
    );
    expect(before.some((key) => key.startsWith('chat:'))).toBe(true);
    await person.get(DELETE);
    await settled(database);
    expect(await traces([CANARY, ...ids])).toEqual([]);
    const record = await database.query('select account_id from migration_audit');
    expect(record).toEqual([{ account_id: null }, { account_id: null }]);
  });

  it('lets a token that is still valid begin anew, with nothing', async () => {
    const { person, ids } = await someone();
    await person.get(DELETE);
    expect(ids).not.toContain(await accountOf(person));
    expect(await person.get(READ)).toMatchObject({ chatHistory: { nodes: [] }, personality: null });
    await say(person, 'hello again');
  });

  it('is not done without being confirmed', async () => {
    const { person } = await someone();
    expect(await person.refusal('mutation { deleteMyData(confirm: false) }')).toBe(
      'BAD_USER_INPUT',
    );
    expect(
      (await person.get<{ searchChat: { totalCount: number } }>(READ)).searchChat.totalCount,
    ).toBeGreaterThan(0);
  });

  it('is for guests too', async () => {
    const visitor = await guest(apps[0]!);
    await say(visitor, 'a secret of a guest');
    const id = await accountOf(visitor);
    await visitor.get(DELETE);
    await settled(database);
    expect(await traces([id])).toEqual([]);
    expect(await visitor.refusal('{ me { id } }')).toBe('UNAUTHENTICATED');
  });
});
