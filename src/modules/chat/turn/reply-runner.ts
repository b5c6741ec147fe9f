import { type BeforeApplicationShutdown, Inject, Injectable, Logger } from '@nestjs/common';
import type { Companion } from '../companion/companion.js';
import { promptFor } from '../companion/prompt.js';
import { UpstreamFailure } from '../companion/upstream-failure.js';
import { COMPANION } from './companion.provider.js';
import { Leases, RENEWED_EVERY_MS } from './leases.js';
import { type Attempt, ReplyClosing } from './reply-closing.js';
import type { ReplyTask } from './reply-task.js';

/** How long a shutdown waits for replies before it interrupts them. */
const GRACE_MS = 8_000;

/** Why a reply was given up: it is in other hands now, or this process must end. */
class GivenUp extends Error {
  override readonly name = 'GivenUp';
}

interface Running {
  ended: Promise<void>;
  controller: AbortController;
}

/** Brings replies about: asks the companion with no connection and no lock held. */
@Injectable()
export class ReplyRunner implements BeforeApplicationShutdown {
  private readonly log = new Logger(ReplyRunner.name);
  private readonly running = new Map<string, Running>();

  constructor(
    @Inject(COMPANION) private readonly companion: Companion,
    private readonly leases: Leases,
    private readonly closing: ReplyClosing,
  ) {}

  /** Starts and returns at once; a reply goes on whoever waits for it. */
  start(task: ReplyTask): void {
    const controller = new AbortController();
    const ended = this.run(task, controller)
      .catch((error: unknown) => {
        this.log.error({ err: error, replyId: task.replyId }, 'a reply could not be closed');
      })
      .finally(() => this.running.delete(task.replyId));
    this.running.set(task.replyId, { ended, controller });
  }

  /** When a reply of this process has ended; undefined when it is not one of this process. */
  ending(replyId: string): Promise<void> | undefined {
    return this.running.get(replyId)?.ended;
  }

  async beforeApplicationShutdown(): Promise<void> {
    const all = [...this.running.values()];
    const interrupt = setTimeout(() => {
      for (const { controller } of all) controller.abort(new GivenUp());
    }, GRACE_MS);
    await Promise.all(all.map(({ ended }) => ended));
    clearTimeout(interrupt);
  }

  private async run(task: ReplyTask, controller: AbortController): Promise<void> {
    const attempt = newAttempt(task.material.model ?? this.companion.model);
    const stopRenewing = this.keepLease(task, controller);
    try {
      await this.converse(task, attempt, controller.signal);
      attempt.status = 'COMPLETE';
    } catch (error) {
      noteFailure(attempt, error, controller.signal);
      if (!(error instanceof UpstreamFailure) && !controller.signal.aborted) {
        this.log.error({ err: error, replyId: task.replyId }, 'the companion failed unexpectedly');
      }
    } finally {
      stopRenewing();
      attempt.latencyMs = Math.round(performance.now() - attempt.startedAt);
    }
    await this.closing.close(task, attempt);
  }

  private async converse(task: ReplyTask, attempt: Attempt, signal: AbortSignal): Promise<void> {
    const prompt = await promptFor(task.material);
    for await (const part of this.companion.reply(prompt, signal)) {
      if (part.type === 'text') {
        attempt.firstTokenMs ??= Math.round(performance.now() - attempt.startedAt);
        attempt.content += part.text;
      } else {
        Object.assign(attempt, {
          model: part.model,
          tokensIn: part.tokensIn,
          tokensOut: part.tokensOut,
          retries: part.retries,
        });
      }
    }
  }

  /** Renews the lease while the companion thinks; a lost lease ends the attempt. */
  private keepLease(task: ReplyTask, controller: AbortController): () => void {
    const timer = setInterval(() => {
      this.leases.renew(task).then(
        (held) => held || controller.abort(new GivenUp()),
        // The database is away: the lease may run out, and then closing it finds other hands.
        () => undefined,
      );
    }, RENEWED_EVERY_MS);
    return () => clearInterval(timer);
  }
}

const newAttempt = (model: string): Attempt => ({
  startedAt: performance.now(),
  status: 'FAILED',
  content: '',
  model,
  errorCode: null,
  firstTokenMs: null,
  latencyMs: 0,
  tokensIn: null,
  tokensOut: null,
  retries: 0,
});

function noteFailure(attempt: Attempt, error: unknown, signal: AbortSignal): void {
  if (signal.aborted) {
    attempt.status = 'INTERRUPTED';
    return;
  }
  const failure = error instanceof UpstreamFailure ? error : null;
  attempt.errorCode = failure?.code ?? 'UPSTREAM_FAILED';
  attempt.retries = failure?.retries ?? 0;
}
