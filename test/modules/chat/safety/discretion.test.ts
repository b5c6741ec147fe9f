import { afterAll, beforeAll, expect, describe, it } from 'vitest';
import { createClient } from 'redis';
import { type RunningApp, spawnApp } from '../../../support/app.js';
import { companionStub, type CompanionStub } from '../../../support/companion-stub.js';
import { member } from '../../../support/people.js';
import { type RedisServer, startRedis } from '../../../support/services/index.js';
import { askingThe } from '../turn/turns.js';
import { cry } from './cries.js';

const MARK = 'xyzzy-plugh';
const CRIES = [
  `${MARK}: I want to die`,
  `I will overdose, ${MARK}`,
  `My friend ${MARK} is suicidal`,
];

let stub: CompanionStub;
let redis: RedisServer;
let app: RunningApp & { output(): string };
beforeAll(async () => {
  stub = await companionStub();
  redis = await startRedis();
  app = await spawnApp({
    redisUrl: redis.url,
    env: { ...askingThe(stub), LOG_LEVEL: 'trace', RATE_LIMIT_SENDS_PER_MINUTE: '2' },
  });
  const ada = await member(app);
  for (const content of CRIES) expect((await cry(ada, content)).errors).toBeUndefined();
  stub.always('garbage');
  for (const content of CRIES) await cry(ada, content);
  await app.database.query(
    `alter table safety_event add constraint breaks check (category = 'NOTHING') not valid`,
  );
  const { errors } = await cry(ada, CRIES[0]!);
  expect(errors![0]!.extensions).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
  await ada.get('{ chatHistory { nodes { content } } searchChat(query: "die") { totalCount } }');
});
afterAll(async () => {
  await app.stop();
  await redis.kill();
  await stub.close();
});

describe('What somebody in distress wrote', () => {
  it('is not in the log, and neither is that they were', async () => {
    expect(app.output()).toMatch(/"msg":"answered"/);
    expect(app.output()).not.toContain(MARK);
    expect(app.output()).not.toMatch(/crisis|suicid|SUICIDE|distress|Accompanied|findahelpline/i);
  });

  it('is not in the metrics', async () => {
    const text = await (await fetch(`${app.url}/metrics`)).text();
    expect(text).toContain('process_cpu');
    expect(text).not.toMatch(new RegExp(`${MARK}|suicid|safety`, 'i'));
  });

  it('is not in the name of a key', async () => {
    const client = await createClient({ url: redis.url }).connect();
    const keys = await client.keys('*');
    client.destroy();
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.join('\n')).not.toMatch(new RegExp(`${MARK}|suicid|safety|die`, 'i'));
  });

  it('is not in the record of it', async () => {
    const rows = await app.database.query<{ line: string }>(
      'select e::text as line from safety_event e',
    );
    expect(rows).toHaveLength(2 * CRIES.length);
    expect(rows.map(({ line }) => line).join('\n')).not.toContain(MARK);
  });

  it('fits nowhere in that record', async () => {
    const column = async (name: string, value: string) =>
      app.database.query(`update safety_event set ${name} = $1`, [value]).then(
        () => 'kept',
        (error: { code: string }) => error.code,
      );
    expect(await column('rule', `en/${MARK} said so`)).toBe('23514');
    expect(await column('category', MARK)).toBe('23514');
  });
});
