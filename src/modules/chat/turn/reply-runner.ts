import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { Companion } from '../companion/companion.js';
import { promptFor } from '../companion/prompt.js';
import { UpstreamFailure } from '../companion/upstream-failure.js';
import { COMPANION } from './companion.provider.js';
import { Leases, RENEWED_EVERY_MS } from './leases.js';
import { type Attempt, ReplyClosing } from './reply-closing.js';
import type { ReplyTask } from './reply-task.js';

/** How long a shutdown waits for replies before it interrupts them. */
const GRACE_MS = 8_000;

/** Brings replies about: asks the companion with no connection and no lock held. */
@Injectable()
export class ReplyRunner implements OnModuleDestroy {
  private readonly log = new Logger(ReplyRunner.name);
  private readonly running = new Map<string, Promise<void>>();
  private readonly stopping = new AbortController();

  constructor(
    @Inject(COMPANION) private readonly companion: Companion,
    private readonly leases: Leases,
    private readonly closing: ReplyClosing,
  ) {}

  /** True once no reply is begun here any more. */
  get isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  /** Starts and returns at once; a reply goes on whoever waits for it. */
  start(task: ReplyTask): void {
    const ended = this.run(task)
      .catch((error: unknown) => {
        this.log.error({ err: error, replyId: task.replyId }, 'a reply could not be closed');
      })
      .finally(() => {
        // A later attempt of this process may have taken its place.
        if (this.running.get(task.replyId) === ended) this.running.delete(task.replyId);
      });
    this.running.set(task.replyId, ended);
  }

  /** When a reply of this process has ended; undefined when it is not one of this process. */
  ending(replyId: string): Promise<void> | undefined {
    return this.running.get(replyId);
  }

  /**
   * Replies have a while to end; what is begun later, by requests still on their way, ends at once.
   * Before the HTTP server closes, since that waits for those who wait for these replies.
   */
  async onModuleDestroy(): Promise<void> {
    const grace = setTimeout(() => this.stopping.abort(), GRACE_MS);
    while (this.running.size > 0) await Promise.all(this.running.values());
    clearTimeout(grace);
    this.stopping.abort();
  }

  private async run(task: ReplyTask): Promise<void> {
    const attempt = newAttempt(task.material.model ?? this.companion.model);
    const lost = new AbortController();
    const signal = AbortSignal.any([lost.signal, this.stopping.signal]);
    const stopRenewing = this.keepLease(task, lost);
    try {
      await this.converse(task, attempt, signal);
      attempt.status = 'COMPLETE';
    } catch (error) {
      noteFailure(attempt, error, signal);
      if (!(error instanceof UpstreamFailure) && !signal.aborted) {
        this.log.error({ err: error, replyId: task.replyId }, 'the companion failed unexpectedly');
      }
    }
    attempt.latencyMs = Math.round(performance.now() - attempt.startedAt);
    await this.closing.close(task, attempt, signal).finally(stopRenewing);
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
  private keepLease(task: ReplyTask, lost: AbortController): () => void {
    const timer = setInterval(() => {
      this.leases.renew(task).then(
        (held) => held || lost.abort(),
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
