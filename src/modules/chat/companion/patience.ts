import { setTimeout as pause } from 'node:timers/promises';
import type { ReplyPart } from './companion.js';
import { UpstreamFailure } from './upstream-failure.js';

/** How long and how often a reply is tried for. */
export interface Patience {
  /** From the first request to the last word, retries and pauses included. */
  timeoutMs: number;
  tries: number;
  /** Before the second request; doubles from there, and half of it is random. */
  firstPauseMs: number;
  /** A provider that wants to be left alone for longer is believed, and the reply given up. */
  longestPauseMs: number;
}

type Attempt = (signal: AbortSignal) => AsyncIterable<ReplyPart>;

interface Progress {
  retries: number;
  hasForwarded: boolean;
}

/** Tries for a reply within a deadline, again only while nothing of it was passed on yet. */
export async function* patiently(
  attempt: Attempt,
  patience: Patience,
  caller: AbortSignal,
): AsyncGenerator<ReplyPart> {
  caller.throwIfAborted();
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), patience.timeoutMs);
  const endsAt = performance.now() + patience.timeoutMs;
  const progress = { retries: 0, hasForwarded: false };
  const signal = AbortSignal.any([caller, deadline.signal]);
  try {
    for (;;) {
      const failure = yield* tryOnce(attempt, signal, progress);
      if (!failure) return;
      const pauseMs = pauseBefore(failure, progress, patience);
      if (pauseMs === null || performance.now() + pauseMs >= endsAt) throw failure;
      await pause(pauseMs, undefined, { signal });
      progress.retries += 1;
    }
  } catch (error) {
    caller.throwIfAborted();
    if (deadline.signal.aborted) throw new UpstreamFailure('deadline', progress);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** Forwards one attempt; gives back the failure that ended it, if it is one of the provider's. */
async function* tryOnce(
  attempt: Attempt,
  signal: AbortSignal,
  progress: Progress,
): AsyncGenerator<ReplyPart, UpstreamFailure | undefined> {
  try {
    for await (const part of attempt(signal)) {
      progress.hasForwarded = true;
      yield part.type === 'end' ? { ...part, retries: progress.retries } : part;
    }
    return undefined;
  } catch (error) {
    if (error instanceof UpstreamFailure) return error.after(progress.retries);
    throw error;
  }
}

/** Milliseconds to wait before the next try, or null if there is to be none. */
function pauseBefore(
  failure: UpstreamFailure,
  { retries, hasForwarded }: Progress,
  { tries, firstPauseMs, longestPauseMs }: Patience,
): number | null {
  if (hasForwarded || !failure.isPassing || retries + 1 >= tries) return null;
  const asked = (failure.retryAfterSeconds ?? 0) * 1000;
  if (asked > longestPauseMs) return null;
  // Without chance, all who failed together would come back together.
  const jitter = firstPauseMs * 2 ** retries * (0.5 + Math.random() / 2);
  return asked + jitter;
}
