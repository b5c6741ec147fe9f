import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inspect } from 'node:util';
import {
  companionStub,
  type CompanionStub,
  type StubBehaviour,
} from '../../../support/companion-stub.js';
import { companionAt, key, listen, providers } from './listening.js';

let stub: CompanionStub;
beforeEach(async () => void (stub = await companionStub()));
afterEach(() => stub.close());

/** What is done to a request, what comes of it, and how often it is tried. */
const failures: [StubBehaviour, { reason: string; retryable: boolean; calls: number }][] = [
  ['400', { reason: 'rejected', retryable: false, calls: 1 }],
  ['401', { reason: 'unauthorized', retryable: false, calls: 1 }],
  ['403', { reason: 'unauthorized', retryable: false, calls: 1 }],
  ['404', { reason: 'rejected', retryable: false, calls: 1 }],
  ['429', { reason: 'rate-limited', retryable: true, calls: 3 }],
  ['500', { reason: 'unavailable', retryable: true, calls: 3 }],
  ['503', { reason: 'unavailable', retryable: true, calls: 3 }],
  ['overloaded', { reason: 'unavailable', retryable: true, calls: 3 }],
  ['reset', { reason: 'connection', retryable: true, calls: 3 }],
  ['reset midway', { reason: 'connection', retryable: true, calls: 1 }],
  ['garbage', { reason: 'garbage', retryable: true, calls: 1 }],
  [
    'page',
    { reason: expect.stringMatching(/garbage|truncated/) as never, retryable: true, calls: 1 },
  ],
  [
    'truncated',
    { reason: expect.stringMatching(/garbage|truncated/) as never, retryable: true, calls: 1 },
  ],
  ['10 MB', { reason: 'too-long', retryable: true, calls: 1 }],
  ['10 MB line', { reason: 'too-long', retryable: true, calls: 1 }],
  ['empty', { reason: 'empty', retryable: true, calls: 1 }],
  ['withheld', { reason: 'withheld', retryable: false, calls: 1 }],
];

describe.each(providers)('A reply of %s', (provider) => {
  it.each(failures)('that meets %s fails as it should', async (behaviour, { calls, ...rest }) => {
    stub.always(behaviour, { text: 'one two three four' });
    const { failure } = await listen(companionAt(stub, provider));
    expect(failure).toMatchObject({ code: 'UPSTREAM_FAILED', retries: calls - 1, ...rest });
    expect(stub.calls).toHaveLength(calls);
  });

  it.each(['hang', 'hang after headers', 'hang midway'] as const)(
    'that meets a %s is given up in time, and its socket closed',
    async (behaviour) => {
      stub.always(behaviour, { text: 'one two three four' });
      const start = performance.now();
      const { failure, text } = await listen(companionAt(stub, provider, { timeoutMs: 200 }));
      expect(failure).toMatchObject({ code: 'UPSTREAM_TIMEOUT', retryable: true });
      expect(performance.now() - start).toBeLessThan(600);
      expect(text).toBe(behaviour === 'hang midway' ? 'one two' : '');
      await stub.hungUp(0);
      expect(stub.calls).toHaveLength(1);
    },
  );

  it('comes after passing trouble', async () => {
    stub.next('500');
    stub.next('reset');
    const { text, end } = await listen(companionAt(stub, provider));
    expect(text).toBe('Hello from the stub.');
    expect(end?.retries).toBe(2);
    expect(stub.calls).toHaveLength(3);
  });

  it('is not begun again once words were passed on', async () => {
    stub.next('reset midway', { text: 'one two three four' });
    const { text, failure } = await listen(companionAt(stub, provider));
    expect(text).toBe('one two');
    expect(failure?.reason).toBe('connection');
    expect(stub.calls).toHaveLength(1);
  });

  it('is cut off long before it fills the memory', async () => {
    stub.always('10 MB');
    const { text } = await listen(companionAt(stub, provider));
    expect(text.length).toBeLessThanOrEqual(64_000);
    await stub.hungUp(0);
  });

  it('closes its socket when the caller stops it', async () => {
    stub.always('hang midway', { text: 'one two three four' });
    const stop = new AbortController();
    const heard = listen(companionAt(stub, provider), undefined, stop.signal);
    await stub.called(1);
    stop.abort(new Error('stopped by the person'));
    await expect(heard).rejects.toThrow('stopped by the person');
    await stub.hungUp(0);
  });

  it('closes its socket when nobody listens any more', async () => {
    stub.answers('one two three four', { tokenDelayMs: 100 });
    const reply = companionAt(stub, provider).reply(
      { system: 'Be kind.', turns: [{ role: 'user', content: 'Hello.' }] },
      new AbortController().signal,
    );
    for await (const part of reply) if (part.type === 'text') break;
    await stub.hungUp(0);
  });

  it.each(failures)('says nothing private when it meets %s', async (behaviour) => {
    const prints = (['log', 'warn', 'error'] as const).map((level) =>
      vi.spyOn(console, level).mockImplementation(() => {}),
    );
    stub.always(behaviour, { text: 'marker-reply two three four' });
    const { failure } = await listen(companionAt(stub, provider));
    const shown = inspect(failure, { depth: 10, showHidden: true });
    expect(shown).not.toMatch(/marker-/i);
    expect(shown).not.toContain(key);
    expect(prints.flatMap((print) => print.mock.calls)).toEqual([]);
    vi.restoreAllMocks();
  });
});

describe('Asking again', () => {
  it.each(providers)('waits as long as %s wants', async (provider) => {
    stub.next('429', { retryAfter: 1 });
    const { end } = await listen(companionAt(stub, provider));
    expect(end?.retries).toBe(1);
    const [first, second] = stub.calls;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(1_000);
  });

  it('understands a date', async () => {
    stub.next('503', { retryAfter: new Date(Date.now() + 3_600_000).toUTCString() });
    const { failure } = await listen(companionAt(stub, 'google'));
    expect(failure?.retryAfterSeconds).toBeGreaterThan(3_500);
    expect(stub.calls).toHaveLength(1);
  });

  it('is left to the caller when the wait would outlast the deadline', async () => {
    stub.next('429', { retryAfter: 2 });
    const start = performance.now();
    const { failure } = await listen(companionAt(stub, 'openai-compatible', { timeoutMs: 500 }));
    expect(failure).toMatchObject({ reason: 'rate-limited', retryAfterSeconds: 2 });
    expect(performance.now() - start).toBeLessThan(400);
  });

  it('is left to the caller when the provider wants a long rest, however long we have', async () => {
    stub.next('503', { retryAfter: 11 });
    const { failure } = await listen(companionAt(stub, 'anthropic', { timeoutMs: 600_000 }));
    expect(failure).toMatchObject({ reason: 'unavailable', retryAfterSeconds: 11 });
  });

  it('ends when the caller stops it between two tries', async () => {
    stub.always('500');
    const stop = new AbortController();
    const companion = companionAt(stub, 'google', { firstPauseMs: 60_000, timeoutMs: 600_000 });
    const heard = listen(companion, undefined, stop.signal);
    await stub.called(1);
    setTimeout(() => stop.abort(), 30);
    await expect(heard).rejects.toThrow(/abort/i);
    expect(stub.calls).toHaveLength(1);
  });
});
