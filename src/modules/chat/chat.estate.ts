import { Injectable } from '@nestjs/common';
import type { EntityManager, QueryResult } from '@mikro-orm/postgresql';
import { recordIn } from '../../platform/events/record.js';
import { type Estate, Estates, type Passage, rehome } from '../account/index.js';
import { PersonalityEstate } from '../personality/index.js';
import { HistoryInherited } from './chat.events.js';

interface Counts {
  conversations: number;
  messages: number;
}

/** What only changes hands. */
const FOLLOWING = [
  ...['message_rating', 'message_reaction', 'conversation_summary'],
  ...['query_log', 'safety_event'],
];

/** Conversations and what hangs on them. */
@Injectable()
export class ChatEstate implements Estate {
  readonly tables = ['conversation', 'message', ...FOLLOWING];

  constructor(
    estates: Estates,
    private readonly personalities: PersonalityEstate,
  ) {
    estates.register(this);
  }

  async count(em: EntityManager, accountId: string): Promise<Counts> {
    const [counts] = await em.execute<Counts[]>(
      `select (select count(*)::int from conversation where account_id = ?) as conversations,
              (select count(*)::int from message where account_id = ?) as messages`,
      [accountId, accountId],
    );
    return counts!;
  }

  /** Nothing but the owner changes: places, branches, client ids and times stay what they were. */
  async handOver(em: EntityManager, passage: Passage): Promise<Counts> {
    const conversations = await rehome(em, 'conversation', passage);
    const messages = await this.messagesOf(em, passage);
    for (const table of FOLLOWING) await rehome(em, table, passage);
    recordIn(em, new HistoryInherited(passage.to, messages));
    return { conversations, messages };
  }

  private async messagesOf(em: EntityManager, { from, to }: Passage): Promise<number> {
    const { affectedRows } = await em.execute<QueryResult>(
      `update message set account_id = ?, personality_version = personality_version + ?
       where account_id = ?`,
      [to, this.personalities.shiftIn(em), from],
      'run',
    );
    return affectedRows;
  }
}
