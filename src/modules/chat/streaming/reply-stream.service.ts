import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { Bell, leavable } from '../../../platform/channel/bell.js';
import { Channel } from '../../../platform/channel/channel.js';
import { isUnavailable } from '../../../platform/database/conflict.js';
import { checkedId } from '../../../platform/text/checked.js';
import { FreshLabels } from './fresh-labels.js';
import { Glances } from './glances.js';
import { Reading } from './reading.js';
import type { ReplyEventView } from './streaming.types.js';
import { replyTopic, type ReplyNews, writerTopic, type WriterRequest } from './topics.js';

/** How long silence is believed, and how often one looks who cannot be told. */
const BELIEVED_MS = 2_000;
const DEAF_LOOK_MS = 300;

/** A reply as it is written, wherever it is written. */
@Injectable()
export class ReplyStreamService {
  constructor(
    private readonly channel: Channel,
    private readonly glances: Glances,
    private readonly labels: FreshLabels,
  ) {}

  /** @throws Refusal NOT_FOUND at the first event, or when the reply is deleted meanwhile */
  follow(viewer: Viewer, id: string): AsyncGenerator<ReplyEventView> {
    const bell = new Bell();
    return leavable(this.read(viewer.accountId, checkedId(id, 'message'), bell), bell);
  }

  private async *read(
    accountId: string,
    replyId: string,
    bell: Bell,
  ): AsyncGenerator<ReplyEventView> {
    const reading = new Reading();
    const leave = await this.listen(replyId, reading, bell);
    try {
      while (!bell.isSilenced) {
        if (reading.isDoubtful) await this.look(accountId, replyId, reading);
        const passage = reading.next();
        if (passage && reading.hasEnded) await this.labels.renew(accountId);
        if (passage) yield { messageId: replyId, ...passage };
        if (reading.hasEnded) return;
        const hasRung = await bell.wait(this.channel.isWhole ? BELIEVED_MS : DEAF_LOOK_MS);
        reading.isDoubtful ||= !hasRung;
      }
    } finally {
      leave();
    }
  }

  private listen(replyId: string, reading: Reading, bell: Bell): Promise<() => void> {
    return this.channel.listen(replyTopic(replyId), {
      heard: (text) => {
        reading.hear(JSON.parse(text) as ReplyNews);
        bell.ring();
      },
      missed: () => {
        reading.isDoubtful = true;
        bell.ring();
      },
    });
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
