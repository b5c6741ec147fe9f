import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Channel } from '../../../platform/channel/channel.js';
import { Delivery } from '../../../platform/events/delivery.js';
import type { Fact } from '../../../platform/events/fact.js';
import {
  ConversationChanged,
  ConversationImported,
  HistoryInherited,
  MessageMarked,
  MessageSent,
  ReplyEnded,
  ReplyStarted,
} from '../chat.events.js';
import { logTopic, replyTopic } from './topics.js';

const ENDED = JSON.stringify(null);

/** Wakes those who follow an account's messages, in every process: something was noted in its log. */
@Injectable()
export class NewsListener implements OnModuleInit {
  /** What is to be said on which topic; the facts of one transaction come to one word. */
  private readonly due = new Map<string, string>();

  constructor(
    private readonly delivery: Delivery,
    private readonly channel: Channel,
  ) {}

  onModuleInit(): void {
    this.delivery.subscribe<Fact>({
      name: 'chat:news',
      hears: [
        MessageSent,
        ReplyStarted,
        ReplyEnded,
        MessageMarked,
        ConversationChanged,
        ConversationImported,
        HistoryInherited,
      ],
      hear: async (fact) => this.note(fact),
    });
  }

  private note(fact: Fact): void {
    if (this.due.size === 0) setImmediate(() => this.say());
    this.due.set(logTopic(fact.accountId), '');
    if (fact instanceof ReplyEnded) this.due.set(replyTopic(fact.messageId), ENDED);
  }

  private say(): void {
    for (const [topic, word] of this.due) this.channel.say(topic, word);
    this.due.clear();
  }
}
