import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CoalescedLoads } from '../../../src/platform/cache/coalesced-loads.js';

/** Loads that end when the test says so, and tell which they were. */
function heldLoads() {
  const ends: { answer(): void; fail(): void }[] = [];
  const load = () => {
    const nth = ends.length + 1;
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    ends.push({ answer: () => resolve(nth), fail: () => reject(new Error(`${nth} failed`)) });
    return promise;
  };
  return { load, ends };
}

describe('Loads that are shared without a label', () => {
  it('answer the first who asks by one load and all who ask meanwhile by the next', async () => {
    const loads = new CoalescedLoads();
    const { load, ends } = heldLoads();
    const asked = Array.from({ length: 500 }, () => loads.share('a page', load));
    expect(ends).toHaveLength(1);
    ends[0]!.answer();
    expect(await asked[0]).toBe(1);
    await pause(0);
    ends[1]!.answer();
    expect(new Set(await Promise.all(asked.slice(1)))).toEqual(new Set([2]));
    expect(ends).toHaveLength(2);
  });

  it('keep different things apart', async () => {
    const loads = new CoalescedLoads();
    const { load, ends } = heldLoads();
    const [one, other] = [loads.share('one', load), loads.share('other', load)];
    for (const end of ends) end.answer();
    expect([await one, await other]).toEqual([1, 2]);
  });

  it('that fail are told to those who share them, and to nobody else', async () => {
    const loads = new CoalescedLoads();
    const { load, ends } = heldLoads();
    const [first, second, third] = Array.from({ length: 3 }, () => loads.share('a page', load));
    ends[0]!.fail();
    await expect(first).rejects.toThrow('1 failed');
    await pause(0);
    ends[1]!.fail();
    await expect(second).rejects.toThrow('2 failed');
    await expect(third).rejects.toThrow('2 failed');
    const fourth = loads.share('a page', load);
    ends[2]!.answer();
    expect(await fourth).toBe(3);
  });

  it('that hang do not hang those behind them', async () => {
    const loads = new CoalescedLoads();
    const { load, ends } = heldLoads();
    void loads.share('a page', load);
    const second = loads.share('a page', load);
    while (ends.length < 2) await pause(10);
    ends[1]!.answer();
    expect(await second).toBe(2);
  });

  it('never show what was before somebody asked, in whatever order things happen', async () => {
    const deeds = fc.array(fc.constantFrom('read', 'write'), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), deeds, async (scheduler, order) => {
        const loads = new CoalescedLoads();
        let version = 0;
        const load = async () => {
          const seen = version;
          await scheduler.schedule(Promise.resolve(), 'a load');
          return seen;
        };
        const stale: string[] = [];
        const act = async (deed: string) => {
          await scheduler.schedule(Promise.resolve(), deed);
          if (deed === 'write') version += 1;
          else {
            const asked = version;
            const seen = await loads.share('a page', load);
            if (seen < asked) stale.push(`${seen} instead of ${asked}`);
          }
        };
        await scheduler.waitFor(Promise.all(order.map(act)));
        expect(stale).toEqual([]);
      }),
    );
  });
});
