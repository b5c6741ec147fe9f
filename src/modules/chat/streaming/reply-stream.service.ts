import { setTimeout as pause } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { leavable } from '../../../platform/channel/bell.js';
import { Channel } from '../../../platform/channel/channel.js';
import { isUnavailable } from '../../../platform/database/conflict.js';
import { checkedId } from '../../../platform/text/checked.js';
import { Follower } from './follower.js';
import { FreshLabels } from './fresh-labels.js';
import { Glances } from './glances.js';
import type { Reading } from './reading.js';
import type { ReplyEventView } from './streaming.types.js';
import { replyTopic, writerTopic, type WriterRequest } from './topics.js';

/** How long silence is believed, and how often one looks who cannot be told. */
const BELIEVED_MS = 2_000;
const DEAF_LOOK_MS = 300;

/** How long a process that leaves waits for those who follow replies. */
const LAST_CALL_MS = 1_000;

/** A reply as it is written, wherever it is written. */
@Injectable()
export class ReplyStreamService implements BeforeApplicationShutdown {
  private readonly followers = new Set<Follower>();

  constructor(
    private readonly channel: Channel,
    private readonly glances: Glances,
    private readonly labels: FreshLabels,
  ) {}

  /** @throws Refusal NOT_FOUND at the first event, or when the reply is deleted meanwhile */
  follow(viewer: Viewer, id: string): AsyncGenerator<ReplyEventView> {
    const follower = new Follower();
    const replyId = checkedId(id, 'message');
    return leavable(this.read(viewer.accountId, replyId, follower), follower.bell);
  }

  /** The replies of this process have ended by now; before sockets are closed it is told. */
  async beforeApplicationShutdown(): Promise<void> {
    const told = [...this.followers].map((follower) => follower.lastCall());
    await Promise.race([Promise.all(told), pause(LAST_CALL_MS, undefined, { ref: false })]);
  }

  private async *read(
    accountId: string,
    replyId: string,
    follower: Follower,
  ): AsyncGenerator<ReplyEventView> {
    const { reading, bell } = follower;
    const leave = await this.channel.listen(replyTopic(replyId), follower);
    this.followers.add(follower);
    try {
      while (!bell.isSilenced) {
        if (reading.isDoubtful) await this.look(accountId, replyId, reading);
        const passage = reading.next();
        if (passage && reading.hasEnded) await this.labels.renew(accountId);
        if (passage) yield { messageId: replyId, ...passage };
        if (reading.hasEnded) return;
        follower.rest();
        const hasRung = await bell.wait(this.channel.isWhole ? BELIEVED_MS : DEAF_LOOK_MS);
        reading.isDoubtful ||= !hasRung;
      }
    } finally {
      leave();
      follower.leave();
      this.followers.delete(follower);
    }
  }

  private async look(accountId: string, replyId: string, reading: Reading): Promise<void> {
    const isFirst = !reading.hasBegun;
    // Before the look: what comes up during it may be newer than what is seen.
    reading.isDoubtful = false;
    try {
      const glance = await this.glances.at(accountId, replyId);
      reading.see(glance);
      if (glance.owner && !reading.hasEnded) this.ask(glance.owner, replyId);
    } catch (error) {
      // Words that are heard can be shown while the database is away.
      if (isFirst || !isUnavailable(error)) throw error;
    }
  }

  /** Its writer says what the database does not know yet, and what comes after it. */
  private ask(owner: string, replyId: string): void {
    const request: WriterRequest = ['tell', replyId];
    this.channel.say(writerTopic(owner), JSON.stringify(request));
  }
}
