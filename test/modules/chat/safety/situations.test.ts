import { afterEach, describe, expect, it, vi } from 'vitest';
import { startApp } from '../../../support/app.js';
import { companionStub } from '../../../support/companion-stub.js';
import { createDatabase } from '../../../support/database.js';
import { databaseProxy } from '../../../support/database-proxy.js';
import { member, type Person } from '../../../support/people.js';
import { startRedis } from '../../../support/services/index.js';
import { askingThe } from '../turn/turns.js';
import { asides, cry, type Heard, supportIn } from './cries.js';
import type { GraphQLAnswer } from '../../../support/people.js';
import { flagged, type Phrase } from './phrases.js';

const { explicit, crises, harmless } = asides();
const FAILURES_TO_OPEN = 5;

// For all phrases, see cries.ts.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

const ending: (() => unknown)[] = [];
afterEach(async () => {
  while (ending.length > 0) await ending.pop()!();
});

/** An app that ends with the test; what it rests on is to be pushed to `ending` before. */
async function app(options: Parameters<typeof startApp>[0] = {}) {
  const started = await startApp(options);
  ending.push(() => started.stop());
  return started;
}

type Answer = GraphQLAnswer<{ sendMessage: Heard } | null>;

/** What part of these phrases was answered with support, and what else these answers said. */
async function answered(among: readonly Phrase[], send: (text: string) => Promise<Answer>) {
  const codes = new Set<string>();
  let supported = 0;
  for (const { text } of among) {
    const answer = await send(text);
    if (!supportIn(answer)?.resources.some(({ region }) => region === 'INTERNATIONAL')) continue;
    supported += 1;
    codes.add(answer.errors?.[0]?.extensions.code ?? 'answered');
  }
  return { part: supported / among.length, codes: [...codes] };
}

/**
 * What the detector makes of all phrases is measured where nothing is sent. Here each situation has to
 * make the same of some of them: every explicit one is answered, and so is every other that is found.
 */
async function expectCare(send: (text: string) => Promise<Answer>, code: string): Promise<void> {
  expect(await answered(explicit, send)).toEqual({ part: 1, codes: [code] });
  expect(await answered(crises, send)).toEqual({ part: flagged(crises), codes: [code] });
  expect((await answered(harmless, send)).part).toBe(flagged(harmless));
}

const to = (person: Person) => (text: string) => cry(person, text);

describe('Whoever is in distress is told who listens', () => {
  it('when all is well', async () => {
    const ada = await member(await app());
    await expectCare(to(ada), 'answered');
  });

  it('when the companion is down', async () => {
    const stub = await companionStub();
    ending.push(() => stub.close());
    const ada = await member(await app({ env: askingThe(stub) }));
    // A good reply in between keeps the circuit closed: each of these does ask, and in vain.
    const send = async (text: string) => {
      await cry(ada, 'Good morning');
      stub.next('garbage');
      return cry(ada, text);
    };
    await expectCare(send, 'UPSTREAM_FAILED');
  });

  it('when the companion is not even asked any more', async () => {
    const stub = await companionStub();
    ending.push(() => stub.close());
    const ada = await member(await app({ env: askingThe(stub) }));
    stub.always('garbage');
    for (let nth = 0; nth < FAILURES_TO_OPEN; nth += 1) await cry(ada, 'Good morning');
    const asked = stub.calls.length;
    await expectCare(to(ada), 'UPSTREAM_FAILED');
    expect(stub.calls.length - asked).toBeLessThan(explicit.length);
  });

  it('and heard at once, when they wrote too much before', async () => {
    const ada = await member(await app({ env: { RATE_LIMIT_SENDS_PER_MINUTE: '1' } }));
    await cry(ada, 'Good morning');
    expect((await cry(ada, 'Good evening')).errors?.[0]?.extensions.code).toBe('RATE_LIMITED');
    await expectCare(to(ada), 'answered');
  });

  it('when Redis is down', async () => {
    const redis = await startRedis();
    const ada = await member(await app({ redisUrl: redis.url }));
    await cry(ada, 'Good morning');
    await redis.kill();
    await expectCare(to(ada), 'answered');
  });

  it('when the database is down, known or not, and that nothing is kept', async () => {
    const database = await createDatabase();
    const line = await databaseProxy(database.url);
    ending.push(
      () => database.close(),
      () => line.close(),
    );
    const env = { LOG_LEVEL: 'fatal' };
    const running = await app({ database: { ...database, url: line.url }, env });
    const ada = await member(running);
    await ada.get('mutation { setTimeZone(timeZone: "Asia/Dhaka") { id } }');
    await cry(ada, 'I want to die');
    const [{ kept }] = (await database.query('select count(*)::int as kept from message')) as [
      { kept: number },
    ];
    line.cut();
    const known = await cry(ada, 'I want to die');
    expect(known.status).toBe(503);
    // As the database is away, where Ada lives is what it was last.
    expect(supportIn(known)!.resources[0]).toMatchObject({ region: 'BD' });
    const stranger = await cry(await member(running), 'I want to die');
    expect(supportIn(stranger)!.resources.map(({ region }) => region)).toEqual(['INTERNATIONAL']);
    await expectCare(to(ada), 'SERVICE_UNAVAILABLE');
    line.restore();
    expect(await database.query('select count(*)::int as kept from message')).toEqual([{ kept }]);
  });
});
