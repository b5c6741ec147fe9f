import { afterAll, describe, expect, it } from 'vitest';
import { setTimeout as pause } from 'node:timers/promises';
import { spawnApp, startApp } from '../../support/app.js';
import { createDatabase } from '../../support/database.js';
import { faultLine } from '../../support/fault-line.js';
import { commands, commitsOf, postgresTalk } from '../../support/languages.js';
import { member } from '../../support/people.js';
import { accountOf } from '../../support/talk.js';
import { context, forget, save, scored, versions } from './people.js';

/** Saves in each process; every one is another personality. */
const SAVES = Number(process.env['PERSONALITY_SAVES'] ?? 15);

const database = await createDatabase();
const line = await faultLine(database.url, postgresTalk);
const slow = await startApp({ database: { ...database, url: line.url } });
const quick = await spawnApp({ database });
afterAll(async () => {
  await Promise.all([slow.stop(), quick.stop()]);
  await line.close();
  await database.close();
});

describe('Versions that two processes save at once', () => {
  it('wait for one another: the second has the next number', async () => {
    const ada = await member(slow);
    await save(ada, scored(1));
    const held = line.hold(commands(/insert into "personality"/i));
    const first = save(ada, scored(2));
    await held.arrived;
    const second = save(ada, scored(3), undefined, quick.url);
    expect(await Promise.race([second, pause(300, 'waiting')])).toBe('waiting');
    held.release();
    expect([(await first).version, (await second).version]).toEqual([2, 3]);
    expect((await versions(ada)).personalityHistory).toMatchObject([
      { version: 3, traits: scored(3) },
      { version: 2, traits: scored(2) },
      { version: 1, traits: scored(1) },
    ]);
  });

  it('are all kept, under consecutive numbers, each under the one that was answered', async () => {
    const ada = await member(slow);
    const saved = await Promise.all(
      Array.from({ length: 2 * SAVES }, (_, nth) =>
        save(ada, scored(nth), `The ${nth}th`, nth % 2 ? slow.url : quick.url),
      ),
    );
    const inOrder = saved.toSorted((one, other) => other.version - one.version);
    expect(inOrder.map(({ version }) => version)).toEqual(
      Array.from({ length: 2 * SAVES }, (_, nth) => 2 * SAVES - nth),
    );
    expect((await versions(ada)).personalityHistory).toEqual(inOrder);
  });

  it('are shown everywhere when they are acknowledged, the context first of all', async () => {
    const ada = await member(slow);
    for (let round = 0; round < 5; round += 1) {
      const [here, there] = round % 2 ? [slow.url, quick.url] : [quick.url, slow.url];
      const { version } = await save(ada, scored(10 * round), undefined, here);
      for (const at of [there, here]) {
        expect(await context(ada, undefined, at)).toMatchObject({ version });
        expect(await context(ada, version - 1, at)).toMatchObject({ version, notModified: false });
        expect(await context(ada, version, at)).toMatchObject({ version, notModified: true });
      }
    }
    await forget(ada, quick.url);
    for (const at of [slow.url, quick.url]) {
      expect(await context(ada, undefined, at)).toMatchObject({ version: 0, text: null });
    }
  });

  it('are shown although an older context was being read meanwhile', async () => {
    const ada = await member(slow);
    const account = await accountOf(ada);
    for (const [write, version] of [
      [() => save(ada, scored(90), undefined, quick.url), 2],
      [() => forget(ada, quick.url), 0],
    ] as const) {
      await save(ada, scored(10), undefined, quick.url);
      const held = line.hold(commitsOf(account), 'answered');
      const early = context(ada);
      await held.arrived;
      await write();
      const joined = context(ada);
      held.release();
      await early;
      expect((await joined).version).toBe(version);
      await pause(50);
      expect((await context(ada)).version).toBe(version);
    }
  });
});
