import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claim } from '../../support/claims.js';
import { faultLine, type FaultLine } from '../../support/fault-line.js';
import { redisTalk } from '../../support/languages.js';
import { pairOfApps, type PairOfApps } from '../../support/pair-of-apps.js';
import { guest, member, type Person, SEND } from '../../support/people.js';
import { startRedis } from '../../support/services/index.js';
import { until } from '../../support/until.js';
import { acknowledged } from '../socket/raw-socket.js';

const ME = '{ me { id } }';
const DELETE = 'mutation { deleteMyData(confirm: true) }';

let line: FaultLine;
let apps: PairOfApps;
beforeAll(async () => {
  const { url: redisUrl } = await startRedis();
  line = await faultLine(redisUrl, redisTalk);
  apps = await pairOfApps({ redisUrl }, { redisUrl: line.url });
});
afterAll(async () => {
  await apps.stop();
  await line.close();
});

const isRefused = async (person: Person, at: string): Promise<boolean> =>
  (await person.ask(ME, {}, at)).errors?.[0]?.extensions.code === 'UNAUTHENTICATED';

/** Somebody whom both processes remember. */
async function known(person: Person): Promise<Person> {
  for (const { url } of [apps.one, apps.other]) await person.get(ME, {}, url);
  return person;
}

/** How long it takes from now on until the other process knows nobody by this token any more. */
async function forgottenAfter(person: Person): Promise<number> {
  const startedAt = Date.now();
  await until(() => isRefused(person, apps.other.url));
  return Date.now() - startedAt;
}

describe('The pass of a guest who was claimed', () => {
  it('is dead in every process', async () => {
    const visitor = await known(await guest(apps.one));
    await claim(await member(apps.one), visitor);
    const input = { clientMessageId: 'm1', content: 'Am I still here?' };
    expect(await visitor.refusal(SEND, { input }, apps.other.url)).toBe('UNAUTHENTICATED');
    expect(await isRefused(visitor, apps.one.url)).toBe(true);
    expect(await forgottenAfter(visitor)).toBeLessThan(1_000);
  });

  it('is remembered for two seconds at most where nothing can be heard', async () => {
    const visitor = await guest(apps.one);
    const ada = await member(apps.one);
    line.cut();
    await until(async () => !(await isRefused(visitor, apps.other.url)));
    await claim(ada, visitor);
    expect(await forgottenAfter(visitor)).toBeLessThan(5_000);
    line.restore();
  });

  it('keeps no socket open, in whichever process', async () => {
    const visitor = await guest(apps.one);
    const raw = await acknowledged(apps.other.url, visitor.token);
    const closed = once(raw.socket, 'close');
    await claim(await member(apps.one), visitor);
    expect((await closed)[0]).toBe(4403);
  });

  it('keeps no socket open that did not hear of it, once it can hear again', async () => {
    const [visitor, stranger] = [await guest(apps.one), await guest(apps.one)];
    const ada = await member(apps.one);
    const raw = await acknowledged(apps.other.url, visitor.token);
    const stays = await acknowledged(apps.other.url, stranger.token);
    const closed = once(raw.socket, 'close');
    line.cut();
    await claim(ada, visitor);
    line.restore();
    expect((await closed)[0]).toBe(4403);
    expect(stays.socket.readyState).toBe(stays.socket.OPEN);
    stays.socket.terminate();
  });
});

describe('The token of a member who deleted everything', () => {
  it('is somebody new in every process', async () => {
    const ada = await known(await member(apps.one));
    const { me } = await ada.get<{ me: { id: string } }>(ME);
    await ada.get(DELETE);
    await until(async () => {
      // Until it has heard of it, the other process knows only that the account is gone.
      const { data } = await ada.ask<{ me: { id: string } } | null>(ME, {}, apps.other.url);
      return data !== null && data.me.id !== me.id;
    });
  });
});
