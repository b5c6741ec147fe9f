import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { Bell } from '../../../platform/channel/bell.js';
import { Channel } from '../../../platform/channel/channel.js';
import { checkedId } from '../../../platform/text/checked.js';
import { onlyOfReplies } from '../chat.errors.js';
import type { MessageView } from '../chat.types.js';
import { HistoryService } from '../history/history.service.js';
import { FreshLabels } from './fresh-labels.js';
import { StopWishes } from './stop-wishes.js';
import { replyTopic, writerTopic, type WriterRequest } from './topics.js';

/** How long its writer is waited for, and how often it is asked again. */
const PATIENCE_MS = 3_000;
const ASKED_EVERY_MS = 250;

/** Ends a reply that nobody wants any more; what was written of it stays. */
@Injectable()
export class StoppingService {
  constructor(
    private readonly wishes: StopWishes,
    private readonly channel: Channel,
    private readonly history: HistoryService,
    private readonly labels: FreshLabels,
  ) {}

  /** A reply that has ended stays as it is. */
  async stop({ accountId }: Viewer, id: string): Promise<MessageView> {
    const replyId = checkedId(id, 'message');
    const found = await this.history.message(accountId, replyId);
    if (found.role !== 'ASSISTANT') throw onlyOfReplies();
    await this.end(accountId, replyId);
    // Its writer, in another process, may not have renewed them yet.
    await this.labels.renew(accountId);
    return this.history.message(accountId, replyId);
  }

  /** Its writer alone knows all of the text, so it is asked; one that does not answer is passed over. */
  private async end(accountId: string, replyId: string): Promise<void> {
    const bell = new Bell();
    const ring = () => bell.ring();
    const leave = await this.channel.listen(replyTopic(replyId), { heard: ring, missed: ring });
    const request: WriterRequest = ['stop', replyId];
    try {
      for (const askedAt = performance.now(); ;) {
        const writer = await this.wishes.note(accountId, replyId);
        if (!writer) return;
        if (writer.isGone || performance.now() - askedAt > PATIENCE_MS) {
          return await this.wishes.enforce(accountId, replyId);
        }
        this.channel.say(writerTopic(writer.owner), JSON.stringify(request));
        await bell.wait(ASKED_EVERY_MS);
      }
    } finally {
      leave();
    }
  }
}
