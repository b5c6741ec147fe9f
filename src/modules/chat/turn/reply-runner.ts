import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { Companion } from '../companion/companion.js';
import { promptFor } from '../companion/prompt.js';
import { UpstreamFailure } from '../companion/upstream-failure.js';
import type { Draft } from '../streaming/draft.js';
import { DraftKeeper } from '../streaming/draft-keeper.js';
import { WritingDesk } from '../streaming/writing-desk.js';
import { COMPANION } from './companion.provider.js';
import { type Attempt, ReplyClosing } from './reply-closing.js';
import type { ReplyTask } from './reply-task.js';
import type { TurnRows } from './turn-rows.js';

/** How long a shutdown waits for replies before it interrupts them. */
const GRACE_MS = 8_000;

/** A reply that has ended, and how long it is as far as is known. */
export interface EndedReply {
  task: ReplyTask;
  tokens: number;
}

/** Brings replies about: asks the companion with no connection and no lock held. */
@Injectable()
export class ReplyRunner implements OnModuleDestroy {
  private readonly log = new Logger(ReplyRunner.name);
  private readonly running = new Map<string, Promise<TurnRows | null>>();
  private readonly stopping = new AbortController();
  private readonly listeners: ((reply: EndedReply) => void)[] = [];

  constructor(
    @Inject(COMPANION) private readonly companion: Companion,
    private readonly desk: WritingDesk,
    private readonly keeper: DraftKeeper,
    private readonly closing: ReplyClosing,
  ) {}

  /** True once no reply is begun here any more. */
  get isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  /** Told of every reply that this process has ended and stored; must not wait for anything. */
  onEnded(listener: (reply: EndedReply) => void): void {
    this.listeners.push(listener);
  }

  /** Starts and returns at once; a reply goes on whoever waits for it. */
  start(task: ReplyTask): void {
    const ended = this.run(task)
      .catch((error: unknown) => {
        this.log.error({ err: error, replyId: task.replyId }, 'a reply could not be closed');
        return null;
      })
      .finally(() => {
        // A later attempt of this process may have taken its place.
        if (this.running.get(task.replyId) === ended) this.running.delete(task.replyId);
      });
    this.running.set(task.replyId, ended);
  }

  /**
   * When a reply of this process has ended: the turn as it was kept, or null where somebody else has
   * it now or it could not be kept. Undefined when it is not one of this process.
   */
  ending(replyId: string): Promise<TurnRows | null> | undefined {
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

  private async run(task: ReplyTask): Promise<TurnRows | null> {
    const attempt = newAttempt(task.material.model ?? this.companion.model);
    const draft = this.desk.open(task);
    const lost = new AbortController();
    const forced = AbortSignal.any([lost.signal, this.stopping.signal]);
    const endKeeping = this.keeper.keep(task, draft, lost);
    try {
      await this.converse(task, attempt, draft, AbortSignal.any([forced, draft.stopped]));
      attempt.status = 'COMPLETE';
    } catch (error) {
      const end = forced.aborted ? 'INTERRUPTED' : draft.stopped.aborted ? 'STOPPED' : 'FAILED';
      noteEnd(attempt, end, error);
      if (!(error instanceof UpstreamFailure) && end === 'FAILED') {
        this.log.error({ err: error, replyId: task.replyId }, 'the companion failed unexpectedly');
      }
    }
    attempt.content = draft.text;
    attempt.latencyMs = Math.round(performance.now() - attempt.startedAt);
    const kept = await this.closing.close(task, attempt, forced).finally(() => {
      endKeeping();
      this.desk.close(task, draft);
    });
    const tokens = attempt.tokensOut ?? Math.ceil(attempt.content.length / 3);
    for (const tell of this.listeners) tell({ task, tokens });
    return kept;
  }

  private async converse(
    task: ReplyTask,
    attempt: Attempt,
    draft: Draft,
    signal: AbortSignal,
  ): Promise<void> {
    const prompt = await promptFor(task.material);
    for await (const part of this.companion.reply(prompt, signal)) {
      if (part.type === 'text') {
        attempt.firstTokenMs ??= Math.round(performance.now() - attempt.startedAt);
        draft.add(part.text);
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

function noteEnd(attempt: Attempt, status: Attempt['status'], error: unknown): void {
  attempt.status = status;
  if (status !== 'FAILED') return;
  const failure = error instanceof UpstreamFailure ? error : null;
  attempt.errorCode = failure?.code ?? 'UPSTREAM_FAILED';
  attempt.retries = failure?.retries ?? 0;
}
