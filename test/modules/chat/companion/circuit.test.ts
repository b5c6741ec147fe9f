import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setTimeout as pause } from 'node:timers/promises';
import type { Companion } from '../../../../src/modules/chat/companion/companion.js';
import { companionStub, type CompanionStub } from '../../../support/companion-stub.js';
import { companionAt, hello, listen, providers } from './listening.js';

const restMs = 150;
let stub: CompanionStub;
let companion: Companion;
beforeEach(async () => {
  stub = await companionStub();
  companion = companionAt(stub, 'google', { tries: 1, restMs });
});
afterEach(() => stub.close());

async function fail(times: number): Promise<void> {
  stub.always('500');
  for (let time = 0; time < times; time += 1) await listen(companion);
}

describe('The circuit', () => {
  it.each(providers)('of %s opens after five failed replies and heals', async (provider) => {
    const longer = 4 * restMs;
    companion = companionAt(stub, provider, { tries: 1, restMs: longer });
    await fail(5);
    stub.answers('Back again.');
    expect((await listen(companion)).failure?.reason).toBe('circuit-open');
    expect(stub.calls).toHaveLength(5);
    await pause(longer + 20);
    for (let time = 0; time < 5; time += 1) {
      expect((await listen(companion)).text).toBe('Back again.');
    }
  });

  it('opens after five failed replies in a row and spares the provider', async () => {
    await fail(5);
    const start = performance.now();
    const { failure } = await listen(companion);
    expect(failure).toMatchObject({ code: 'UPSTREAM_FAILED', reason: 'circuit-open' });
    expect(failure).toMatchObject({ retryable: true, retryAfterSeconds: 1 });
    expect(performance.now() - start).toBeLessThan(50);
    expect(stub.calls).toHaveLength(5);
  });

  it('stays closed when a reply succeeds in between', async () => {
    await fail(4);
    stub.next('ok');
    await listen(companion);
    await fail(4);
    expect(stub.calls).toHaveLength(9);
    expect((await listen(companion)).failure?.reason).toBe('unavailable');
  });

  it('lets one probe through after its rest and closes when that succeeds', async () => {
    await fail(5);
    stub.answers('Back again.', { tokenDelayMs: 30 });
    await pause(restMs + 20);
    const [probe, other] = await Promise.all([listen(companion), listen(companion)]);
    expect(probe.text).toBe('Back again.');
    expect(other.failure?.reason).toBe('circuit-open');
    expect((await listen(companion)).text).toBe('Back again.');
    expect(stub.calls).toHaveLength(7);
  });

  it('closes also when the listener leaves with the end of the probe', async () => {
    await fail(5);
    stub.answers('Back again.');
    await pause(restMs + 20);
    for await (const part of companion.reply(hello, new AbortController().signal)) {
      if (part.type === 'end') break;
    }
    const [one, two] = await Promise.all([listen(companion), listen(companion)]);
    expect([one.text, two.text]).toEqual(['Back again.', 'Back again.']);
  });

  it('opens again when the probe fails', async () => {
    await fail(5);
    await pause(restMs + 20);
    expect((await listen(companion)).failure?.reason).toBe('unavailable');
    expect((await listen(companion)).failure?.reason).toBe('circuit-open');
    expect(stub.calls).toHaveLength(6);
  });

  it('learns nothing from a probe that its caller stopped', async () => {
    await fail(5);
    await pause(restMs + 20);
    stub.next('hang');
    const stop = new AbortController();
    const probe = listen(companion, undefined, stop.signal);
    await stub.called(6);
    stop.abort();
    await expect(probe).rejects.toThrow(/abort/i);
    expect((await listen(companion)).failure?.reason).toBe('unavailable');
    expect((await listen(companion)).failure?.reason).toBe('circuit-open');
    expect(stub.calls).toHaveLength(7);
  });

  it('is not moved by callers who leave', async () => {
    stub.always('hang');
    for (let time = 1; time <= 6; time += 1) {
      const stop = new AbortController();
      const heard = listen(companion, undefined, stop.signal);
      await stub.called(time);
      stop.abort();
      await expect(heard).rejects.toThrow(/abort/i);
    }
    stub.answers('Still here.');
    expect((await listen(companion)).text).toBe('Still here.');
  });

  it('is not moved by requests that the provider rejects', async () => {
    stub.always('400');
    for (let time = 0; time < 6; time += 1) await listen(companion);
    expect(stub.calls).toHaveLength(6);
  });

  it('counts a reply that took too long', async () => {
    companion = companionAt(stub, 'google', { timeoutMs: 30, failuresToOpen: 2 });
    stub.always('hang');
    await listen(companion);
    await listen(companion);
    expect((await listen(companion)).failure?.reason).toBe('circuit-open');
    expect(stub.calls).toHaveLength(2);
  });
});
