import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import { RedisConnection } from '../../../src/platform/cache/index.js';
import { Bell, leavable } from '../../../src/platform/channel/bell.js';
import type { Channel } from '../../../src/platform/channel/channel.js';
import { LocalChannel } from '../../../src/platform/channel/local.channel.js';
import { RedisChannel } from '../../../src/platform/channel/redis.channel.js';
import { type FaultLine, faultLine } from '../../support/fault-line.js';
import { redisTalk } from '../../support/languages.js';
import { startRedis } from '../../support/services/index.js';
import { until } from '../../support/until.js';
import { OwnRedis } from '../cache/support/own-redis.js';

/** Remembers what it was told. */
class Listener {
  readonly words: string[] = [];
  misses = 0;

  heard(text: string, isFromAfar: boolean): void {
    this.words.push(`${text} ${isFromAfar ? 'from afar' : 'from here'}`);
  }

  missed(): void {
    this.misses += 1;
  }
}

const lines: RedisConnection[] = [];
const channels: RedisChannel[] = [];
function channelAt(url: string): RedisChannel {
  const line = new RedisConnection(url);
  const channel = new RedisChannel(line);
  lines.push(line);
  channels.push(channel);
  return channel;
}
afterAll(() => {
  channels.forEach((channel) => channel.close());
  lines.forEach((line) => line.close());
});

async function listening(channel: Channel, topic: string) {
  const listener = new Listener();
  const leave = await channel.listen(topic, listener);
  await until(() => channel.isWhole);
  return { listener, leave };
}

describe('The channel of a server that is alone', () => {
  it('tells its own listeners, at once, until they leave', async () => {
    const channel = new LocalChannel();
    const { listener, leave } = await listening(channel, 'news');
    channel.say('news', 'one');
    channel.say('other', 'two');
    expect(listener.words).toEqual(['one from here']);
    leave();
    channel.say('news', 'three');
    expect(listener.words).toEqual(['one from here']);
  });
});

describe('The channel of many processes', () => {
  let redisUrl: string;
  let redis: FaultLine;
  beforeAll(async () => {
    redisUrl = (await startRedis()).url;
    redis = await faultLine(redisUrl, redisTalk);
  });
  afterAll(() => redis.close());

  it('tells all who listen, each word once and in order', async () => {
    const [one, other] = [channelAt(redis.url), channelAt(redisUrl)];
    const topic = randomUUID();
    const near = await listening(one, topic);
    const far = await listening(other, topic);
    const second = await listening(other, topic);
    for (let n = 0; n < 100; n += 1) one.say(topic, `${n}`);
    one.say(topic, 'in private', 'here');
    const all = Array.from({ length: 100 }, (_, n) => `${n} from afar`);
    await until(() => far.listener.words.length >= 100 && second.listener.words.length >= 100);
    expect(far.listener.words).toEqual(all);
    expect(second.listener.words).toEqual(all);
    expect(near.listener.words.slice(-2)).toEqual(['99 from here', 'in private from here']);
    second.leave();
    far.leave();
    const again = await listening(other, topic);
    one.say(topic, 'once more');
    await until(() => again.listener.words.length > 0);
    expect([again.listener.words, far.listener.words.length]).toEqual([
      ['once more from afar'],
      100,
    ]);
  });

  it.each([
    ['is cut', () => redis.cut()],
    ['goes silent', () => redis.swallow()],
  ])(
    'says that something may be missing when its line %s, and hears again when it is back',
    async (_how, befall) => {
      const [one, other] = [channelAt(redis.url), channelAt(redisUrl)];
      const topic = randomUUID();
      const { listener } = await listening(one, topic);
      const missesBefore = listener.misses;
      befall();
      await until(() => !one.isWhole);
      expect(listener.misses).toBeGreaterThan(missesBefore);
      other.say(topic, 'to nobody');
      const late = new Listener();
      await one.listen(topic, late);
      const missesAway = listener.misses;
      redis.restore();
      await until(() => one.isWhole);
      expect(listener.misses).toBeGreaterThan(missesAway);
      expect(late.misses).toBeGreaterThan(0);
      other.say(topic, 'back');
      await until(() => listener.words.includes('back from afar'));
      expect(late.words.at(-1)).toBe('back from afar');
    },
  );

  it('needs one connection to listen, whatever it listens to', async () => {
    const own = await OwnRedis.start();
    const channel = channelAt(own.url);
    for (let n = 0; n < 20; n += 1) await listening(channel, randomUUID());
    const clients = String(await own.command('CLIENT', 'LIST'));
    expect(clients.split('\n').filter((line) => /ssub=[1-9]/.test(line)).length).toBe(1);
    expect(clients).toMatch(/ssub=20/);
    await own.kill();
  });
});

describe('Who waits for a bell', () => {
  it('is woken by a ring, by one that was before, or by time', async () => {
    const bell = new Bell();
    bell.ring();
    expect(await bell.wait(10_000)).toBe(true);
    const waiting = bell.wait(10_000);
    bell.ring();
    expect([await waiting, await bell.wait(5)]).toEqual([true, false]);
  });

  it('leaves a feed in the middle of a wait', async () => {
    const bell = new Bell();
    let hasLeft = false;
    async function* feed(): AsyncGenerator<number> {
      try {
        while (!bell.isSilenced) await bell.wait(60_000);
      } finally {
        hasLeft = true;
      }
      yield 1;
    }
    const left = leavable(feed(), bell);
    const next = left.next();
    await left.return(undefined);
    expect([hasLeft, (await next).done]).toEqual([true, false]);
    expect(await bell.wait(60_000)).toBe(true);
  });
});
