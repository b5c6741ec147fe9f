import { Injectable, Logger } from '@nestjs/common';
import { Authenticator } from '../auth/authenticator.js';
import type { Verified } from '../auth/proofs.js';
import { Clock } from '../clock/clock.js';
import { answerTo } from '../errors/answer.js';
import { Refusal } from '../errors/refusal.js';
import { type Caller, CLOSE } from './caller.js';
import { Seats } from './seats.js';

/** A timer cannot be set further ahead than this. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Lets in who has a token, for as long as it is good. */
@Injectable()
export class Admission {
  private readonly log = new Logger('Socket');

  constructor(
    private readonly authenticator: Authenticator,
    private readonly seats: Seats,
    private readonly clock: Clock,
  ) {}

  /** @param params what the client sent along, `{ authorization: "Bearer …" }` */
  async admit(caller: Caller, params: Readonly<Record<string, unknown>>): Promise<boolean> {
    const authorization = params['authorization'] ?? params['Authorization'];
    const verified = typeof authorization === 'string' && (await this.check(caller, authorization));
    if (!verified) return false;
    if (!this.seats.take(verified.viewer.accountId, caller)) {
      caller.close(CLOSE.tryAgainLater, 'Too many sockets');
      return false;
    }
    // Whoever was claimed or deleted before the seat was taken is not told to leave it.
    if (!(await this.check(caller, authorization))) return false;
    caller.viewer = verified.viewer;
    this.closeAt(verified.expiresAt, caller);
    return true;
  }

  private async check(caller: Caller, authorization: string): Promise<Verified | null> {
    try {
      return await this.authenticator.verified(authorization);
    } catch (error) {
      if (error instanceof Refusal && error.code === 'UNAUTHENTICATED') return null;
      if (answerTo(error).isFault) {
        this.log.error({ err: error, requestId: caller.requestId }, 'a token could not be checked');
      }
      caller.close(CLOSE.tryAgainLater, 'Try again later');
      return null;
    }
  }

  private closeAt(expiresAt: Date, caller: Caller): void {
    const leftMs = expiresAt.getTime() - this.clock.now().getTime();
    const timer = setTimeout(
      () => {
        if (leftMs > LONGEST_TIMER_MS) this.closeAt(expiresAt, caller);
        else caller.close(CLOSE.forbidden, 'Token expired');
      },
      Math.min(Math.max(leftMs, 0), LONGEST_TIMER_MS),
    );
    caller.gone.addEventListener('abort', () => clearTimeout(timer), { once: true });
  }
}
