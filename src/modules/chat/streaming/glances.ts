import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.js';
import { STATUS_NOW } from '../history/message-rows.js';
import { messageNotFound, onlyOfReplies } from '../chat.errors.js';
import type { MessageRole, MessageStatus } from '../message.entity.js';

/** A reply as the database has it: what was written of it trails behind its writer. */
export interface Glance {
  attempt: number;
  /** The process that writes it; null once it has ended. */
  owner: string | null;
  status: MessageStatus;
  content: string;
}

/** While it is written the words are those of the present attempt; then whatever was kept. */
const GLANCE = `select m.role, m.attempt, m.owner, ${STATUS_NOW} as status,
    case when m.status = 'GENERATING' and m.lease_until > clock_timestamp()
           and m.written_in is distinct from m.attempt then '' else m.content end as content
  from message m where m.id = ?`;

/** Looks how far a reply has come. */
@Injectable()
export class Glances {
  constructor(private readonly database: Database) {}

  /** @throws Refusal NOT_FOUND; BAD_USER_INPUT for what no companion wrote */
  async at(accountId: string, replyId: string): Promise<Glance> {
    const [[found]] = await this.database.rows<[Glance & { role: MessageRole }]>(accountId, {
      sql: GLANCE,
      values: [replyId],
    });
    if (!found) throw messageNotFound();
    const { role, ...glance } = found;
    if (role !== 'ASSISTANT') throw onlyOfReplies();
    return glance;
  }
}
