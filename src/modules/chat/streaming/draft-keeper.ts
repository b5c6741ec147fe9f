import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Channel } from '../../../platform/channel/channel.js';
import { Leases, RENEWED_EVERY_MS } from '../turn/leases.js';
import type { ReplyTask } from '../turn/reply-task.js';
import type { Draft } from './draft.js';

/** What a crash can take of a reply is what was written in so much time. */
const KEPT_EVERY_MS = 500;

/** Keeps what is written of a reply, and the lease on it, while it is written. */
@Injectable()
export class DraftKeeper {
  constructor(
    private readonly leases: Leases,
    private readonly channel: Channel,
  ) {}

  /**
   * @param lost is aborted when the reply is in other hands
   * @returns ends it
   */
  keep(task: ReplyTask, draft: Draft, lost: AbortController): () => void {
    const over = new AbortController();
    void this.untilOver(task, draft, lost, over.signal);
    return () => over.abort();
  }

  private async untilOver(
    task: ReplyTask,
    draft: Draft,
    lost: AbortController,
    over: AbortSignal,
  ): Promise<void> {
    let renewedAt = Number.NEGATIVE_INFINITY;
    for (;;) {
      // A little apart from one another, so that many who began together do not write together.
      await pause(KEPT_EVERY_MS * (0.8 + Math.random() * 0.4), undefined, { ref: false });
      if (over.aborted) return;
      const isDue = performance.now() - renewedAt >= RENEWED_EVERY_MS;
      // Where no wish to stop can be heard it is looked for.
      if (!isDue && draft.unkept === null && this.channel.isWhole) continue;
      // The database may be away: then the lease may run out, and closing the reply finds other hands.
      const isKept = await this.look(task, draft, lost).catch(() => false);
      if (isKept) renewedAt = performance.now();
    }
  }

  private async look(task: ReplyTask, draft: Draft, lost: AbortController): Promise<true> {
    const text = draft.unkept;
    const grip = await this.leases.renew(task, text);
    if (grip === 'lost') lost.abort();
    if (grip === 'unwanted') draft.stop();
    if (text !== null) draft.keep(text);
    return true;
  }
}
