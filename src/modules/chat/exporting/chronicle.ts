import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { ToldConversation, ToldMessage } from './told.js';
import { CONVERSATIONS, MESSAGES } from './told-rows.js';

const PAGE = 100;

/** All that was said, for files: read as it goes, in the transaction of whoever asks. */
@Injectable()
export class Chronicle {
  /** The tables that it tells of; of what replies cost, nothing is told. */
  readonly tables = ['conversation', 'message', 'message_rating', 'message_reaction'];

  /** The oldest first. */
  async *conversations(em: EntityManager): AsyncIterable<ToldConversation> {
    let last = { createdAt: '-infinity', id: '00000000-0000-0000-0000-000000000000' };
    for (;;) {
      const page = await em.execute<ToldConversation[]>(CONVERSATIONS, [
        last.createdAt,
        last.id,
        PAGE,
      ]);
      yield* page;
      if (page.length < PAGE) return;
      last = page.at(-1)!;
    }
  }

  /** Of one conversation: the path that is shown, or every branch. */
  async *messages(
    em: EntityManager,
    conversationId: string,
    which: 'path' | 'all',
  ): AsyncIterable<ToldMessage> {
    for (let after = 0; ;) {
      const page = await em.execute<(ToldMessage & { index: number })[]>(MESSAGES, [
        conversationId,
        after,
        which === 'all',
        PAGE,
      ]);
      after = page.at(-1)?.index ?? after;
      for (const { index: _, ...message } of page) yield message;
      if (page.length < PAGE) return;
    }
  }
}
