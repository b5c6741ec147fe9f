import {
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhen,
  type CircuitBreakerPolicy,
} from 'cockatiel';
import type { ReplyPart } from './companion.js';
import { UpstreamFailure } from './upstream-failure.js';

/** How the stream of a reply ended, told to the breaker, which thinks in promises. */
interface Verdict {
  /** Whether it decides if the circuit closes again. */
  isProbe: boolean;
  succeed(): void;
  fail(error: unknown): void;
}

/**
 * Spares a provider that is down, and people the wait for it.
 *
 * After so many failed replies in a row (each with its own retries) the next are refused at once,
 * without a request. After a rest one reply goes through as a probe; while it runs the others are
 * still refused. Only what asking again could mend counts: a rejected request says nothing about
 * the provider's health, and neither does a caller who leaves.
 */
export class Circuit {
  private breaker: CircuitBreakerPolicy;
  private openedAt = 0;

  constructor(
    private readonly failuresToOpen: number,
    private readonly restMs: number,
  ) {
    this.breaker = this.build();
  }

  /** Passes a reply on; it has succeeded with its `end`, whether or not the caller listens further. */
  async *guard(reply: () => AsyncIterable<ReplyPart>): AsyncGenerator<ReplyPart> {
    const verdict = await this.enter();
    let isSettled = false;
    try {
      for await (const part of reply()) {
        if (part.type === 'end') {
          isSettled = true;
          verdict.succeed();
        }
        yield part;
      }
    } catch (error) {
      isSettled = error instanceof UpstreamFailure;
      if (isSettled) verdict.fail(error);
      throw error;
    } finally {
      if (!isSettled) this.forget(verdict);
    }
  }

  /** Waits for nothing: either the reply may start now or it is refused now. */
  private enter(): Promise<Verdict> {
    // The breaker would queue others behind a probe, which may take as long as a reply.
    if (this.breaker.state === CircuitState.HalfOpen) return Promise.reject(this.refusal());
    return new Promise((enter, refuse) => {
      this.breaker
        .execute(
          () =>
            new Promise<void>((succeed, fail) => {
              enter({ isProbe: this.breaker.state === CircuitState.HalfOpen, succeed, fail });
            }),
        )
        .catch(() => refuse(this.refusal()));
    });
  }

  /** An abandoned reply counts neither way; an abandoned probe leaves the next reply to probe. */
  private forget(verdict: Verdict): void {
    // Restored from its notes, a half-open breaker is an open one whose rest is over.
    if (verdict.isProbe) this.breaker = this.build(this.breaker.toJSON());
    verdict.fail(new Error('abandoned'));
  }

  private refusal(): UpstreamFailure {
    const restMs = Math.max(0, this.openedAt + this.restMs - Date.now());
    return new UpstreamFailure('circuit-open', { retryAfterSeconds: Math.ceil(restMs / 1000) });
  }

  private build(initialState?: unknown): CircuitBreakerPolicy {
    const breaker = circuitBreaker(
      handleWhen((error) => error instanceof UpstreamFailure && error.retryable),
      {
        breaker: new ConsecutiveBreaker(this.failuresToOpen),
        halfOpenAfter: this.restMs,
        initialState,
      },
    );
    breaker.onBreak(() => (this.openedAt = Date.now()));
    return breaker;
  }
}
