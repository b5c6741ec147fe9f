import { Injectable } from '@nestjs/common';
import { Channel } from '../../../platform/channel/channel.js';
import { Leases } from '../turn/leases.js';
import type { ReplyTask } from '../turn/reply-task.js';
import { Draft } from './draft.js';
import { replyTopic, writerTopic, type WriterRequest } from './topics.js';

/** The replies that this process is writing, and where it is asked about them. */
@Injectable()
export class WritingDesk {
  private readonly drafts = new Map<string, Draft>();
  /** Replies whose words are said to other processes, because one of them asked. */
  private readonly followed = new WeakSet<Draft>();
  private listening: Promise<unknown> | undefined;

  constructor(
    private readonly channel: Channel,
    private readonly leases: Leases,
  ) {}

  open({ replyId, attempt }: ReplyTask): Draft {
    const topic = replyTopic(replyId);
    const draft: Draft = new Draft(attempt, (delta) => {
      const reach = this.followed.has(draft) ? 'everywhere' : 'here';
      this.channel.say(topic, JSON.stringify(delta), reach);
    });
    this.drafts.set(replyId, draft);
    this.listening ??= this.channel.listen(writerTopic(this.leases.owner), {
      heard: (text, isFromAfar) => this.hear(JSON.parse(text) as WriterRequest, isFromAfar),
      // Who asks and is not heard asks again.
      missed: () => undefined,
    });
    return draft;
  }

  close({ replyId }: ReplyTask, draft: Draft): void {
    if (this.drafts.get(replyId) === draft) this.drafts.delete(replyId);
  }

  private hear([wish, replyId]: WriterRequest, isFromAfar: boolean): void {
    const draft = this.drafts.get(replyId);
    if (!draft) return;
    if (wish === 'stop') return draft.stop();
    if (isFromAfar) this.followed.add(draft);
    draft.repeat();
  }
}
