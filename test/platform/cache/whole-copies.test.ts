import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hours } from '../../../src/platform/cache/durations.js';
import { RedisBackend } from '../../../src/platform/cache/redis.backend.js';
import { isAnswer, WholeAnswers } from '../../../src/platform/cache/whole/whole-answers.js';
import { until } from '../../support/until.js';
import { ACCOUNT, CacheInstance } from './support/cache-instance.js';
import { OwnRedis } from './support/own-redis.js';

const VERDICT = {
  names: ['chat:history'],
  scopes: ['chat'],
  ttlMs: hours(1),
  validUntil: null,
  isKeepable: true,
};

describe('A copy of a whole answer in this process', () => {
  let redis: OwnRedis;
  let instance: CacheInstance;
  let answers: WholeAnswers;
  beforeEach(async () => {
    redis = await OwnRedis.start();
    instance = await new CacheInstance(new RedisBackend(redis.url)).serving();
    const clock = { now: () => instance.now };
    answers = new WholeAnswers(instance.shelf, instance.statistics, clock, true);
  });
  afterEach(async () => {
    await instance.close();
    await redis.kill();
  });

  /** As the server does it: what is not found is loaded and kept. */
  async function ask(variables: object | null = null): Promise<string> {
    const asker = { accountId: ACCOUNT, role: 'user' };
    const operation = { query: '{ chat }', operationName: null, variables, accept: '' };
    const found = await answers.find(asker, operation);
    if (isAnswer(found)) return found.body.toString();
    const body = Buffer.from(JSON.stringify(variables).slice(-8));
    await answers.keep(found, VERDICT, { contentType: 'application/json', body });
    return 'a load';
  }

  /** Of a document that was never executed it is not known yet on what its answer rests. */
  const executed = async () => expect(await ask()).toBe('a load');

  it('is not believed when a snapshot brings the labels of its time back', async () => {
    await executed();
    expect([await ask(), await ask()]).toEqual(['a load', 'null']);
    await redis.command('SAVE');
    await instance.cache.renew(ACCOUNT, ['chat']);
    await redis.kill();
    await redis.launch();
    expect(await redis.command('EXISTS', `label:{${ACCOUNT}}:chat`)).toBe(1);
    await until(() => instance.cache.isServing);
    expect(await ask()).toBe('a load');
  });

  it('is found for a long question too, and for that one alone', async () => {
    await executed();
    const [one, other] = ['1', '2'].map((end) => ({ padding: 'x'.repeat(20_000) + end }));
    expect([await ask(one), await ask(other)]).toEqual(['a load', 'a load']);
    expect([await ask(one), await ask(other)]).toEqual(['xxxxx1"}', 'xxxxx2"}']);
    // Taken out of Redis, so that only the copies here can answer.
    await redis.command('DEL', ...(await entries()));
    expect([await ask(one), await ask(other)]).toEqual(['xxxxx1"}', 'xxxxx2"}']);
  });

  const entries = () => redis.command('KEYS', 'graphql:*') as Promise<string[]>;
});
