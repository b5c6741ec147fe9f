import {
  Inject,
  Injectable,
  Logger,
  type OnModuleDestroy,
  type OnModuleInit,
} from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { Companion } from '../companion/companion.js';
import { roomFor } from '../companion/prompt.js';
import type { ReplyTask } from '../turn/reply-task.js';
import { COMPANION } from '../turn/companion.provider.js';
import { type EndedReply, ReplyRunner } from '../turn/reply-runner.js';
import { boundaryOf } from './boundary.js';
import type { Stretch } from './open-messages.js';
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
  /** What ended last in a conversation while it was worked on. */
  private readonly later = new Map<string, EndedReply>();
  /** Up to where a conversation was summarised last, and when: tasks made before know nothing of it. */
  private readonly lately = new LRUCache<string, { index: number; at: number }>({ max: 1_000 });
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
    if (this.running.has(conversationId)) this.later.set(conversationId, reply);
    else if (!this.stopping.signal.aborted && this.running.size < MOST_AT_ONCE) this.begin(reply);
  }

  private begin(reply: EndedReply): void {
    const { conversationId } = reply.task;
    const done = this.summarise(reply)
      .catch((error: unknown) => {
        this.log.warn({ err: error, conversationId }, 'a summary could not be kept; trying again');
      })
      .finally(() => {
        this.running.delete(conversationId);
        this.later.delete(conversationId);
      });
    this.running.set(conversationId, done);
  }

  private async summarise(reply: EndedReply): Promise<void> {
    const { task } = reply;
    let isDue = await this.isDue(reply);
    for (let nth = 0; isDue && nth < MOST_STRETCHES; nth += 1) {
      const stretch = await this.next(task, await roomFor(task.material));
      if (!stretch) return;
      const later = this.later.get(task.conversationId);
      isDue = stretch.isMoreDue || (later !== undefined && (await this.isDue(later)));
    }
  }

  private async isDue({ task, tokens }: EndedReply): Promise<boolean> {
    const { path, earlier } = task.material;
    const room = await roomFor(task.material);
    const counted = path.map((each) => ({ index: each.index, tokens: lengthOf(each) }));
    const newest = [...counted, { index: (path.at(-1)?.index ?? 0) + 1, tokens }];
    const lately = this.lately.get(task.conversationId);
    const unknown = lately && lately.at > task.readAt ? lately.index : 0;
    return boundaryOf(newest, Math.max(earlier?.index ?? 0, unknown), room) !== null;
  }

  /** Summarises one stretch; null when there is none, when another process is at it, and when it failed. */
  private async next(
    { accountId, conversationId }: ReplyTask,
    room: number,
  ): Promise<Stretch | null> {
    const grip = await this.store.take(accountId, conversationId, this.companion.model);
    if (!grip) return null;
    const stretch = await this.store.stretch(grip, room);
    if (!stretch) {
      await this.store.giveBack(grip);
      return null;
    }
    const { summary, cost } = await summarised(
      this.companion,
      stretch,
      grip.nth,
      this.stopping.signal,
    );
    await this.store.close(grip, summary, cost);
    if (!summary) return null;
    this.lately.set(conversationId, { index: stretch.lastIndex, at: performance.now() });
    return stretch;
  }
}

const lengthOf = ({ content, tokens }: { content: string; tokens: number | null }): number =>
  tokens ?? Math.ceil(content.length / 3);
