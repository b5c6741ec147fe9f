import {
  Inject,
  Injectable,
  Logger,
  type OnModuleDestroy,
  type OnModuleInit,
} from '@nestjs/common';
import type { Companion } from '../companion/companion.js';
import { roomFor } from '../companion/prompt.js';
import { COMPANION } from '../turn/companion.provider.js';
import { type EndedReply, ReplyRunner } from '../turn/reply-runner.js';
import { boundaryOf } from './boundary.js';
import { summarised } from './summarised.js';
import { SummaryStore } from './summary-store.js';

/** What is over this waits for the next turn of its conversation. */
const MOST_AT_ONCE = 32;
/** A long conversation that came by an import is caught up with over some turns. */
const MOST_STRETCHES = 8;

/**
 * Sees that what outgrows the model's window is summarised: after a reply, with nobody waiting and no
 * connection held. What fails is tried again after the next one.
 */
@Injectable()
export class Summarising implements OnModuleInit, OnModuleDestroy {
  private readonly log = new Logger(Summarising.name);
  private readonly running = new Map<string, Promise<void>>();
  private readonly stopping = new AbortController();

  constructor(
    @Inject(COMPANION) private readonly companion: Companion,
    private readonly store: SummaryStore,
    private readonly runner: ReplyRunner,
  ) {}

  onModuleInit(): void {
    this.runner.onEnded((reply) => this.consider(reply));
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.running.values());
  }

  private consider(reply: EndedReply): void {
    const { conversationId } = reply.task;
    if (this.stopping.signal.aborted || this.running.has(conversationId)) return;
    if (this.running.size >= MOST_AT_ONCE) return;
    const done = this.summarise(reply)
      .catch((error: unknown) => {
        this.log.warn({ err: error, conversationId }, 'a summary could not be kept; trying again');
      })
      .finally(() => this.running.delete(conversationId));
    this.running.set(conversationId, done);
  }

  private async summarise({ task, tokens }: EndedReply): Promise<void> {
    const { path, earlier } = task.material;
    const room = await roomFor(task.material);
    const counted = path.map((each) => ({ index: each.index, tokens: lengthOf(each) }));
    const newest = [...counted, { index: (path.at(-1)?.index ?? 0) + 1, tokens }];
    if (boundaryOf(newest, earlier?.index ?? 0, room) === null) return;
    for (let nth = 0; nth < MOST_STRETCHES; nth += 1)
      if (!(await this.next(task.accountId, task.conversationId, room))) return;
  }

  /** One stretch; false when there is none, when another process is at it, and when it failed. */
  private async next(accountId: string, conversationId: string, room: number): Promise<boolean> {
    const grip = await this.store.take(accountId, conversationId);
    if (!grip) return false;
    const stretch = await this.store.stretch(grip, room);
    if (!stretch) {
      await this.store.giveBack(grip);
      return false;
    }
    const { summary, cost } = await summarised(
      this.companion,
      stretch,
      grip.nth,
      this.stopping.signal,
    );
    await this.store.close(grip, summary, cost);
    return summary !== null;
  }
}

const lengthOf = ({ content, tokens }: { content: string; tokens: number | null }): number =>
  tokens ?? Math.ceil(content.length / 3);
