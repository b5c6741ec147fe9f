import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { AccountService } from '../../account/index.js';
import { locked } from '../conversations/conversation.service.js';
import { Message } from '../message.entity.js';
import { cutShort } from '../turn/cut-short.js';

/** Who writes a reply, and whether he is gone without a word. */
interface Writer {
  owner: string;
  isGone: boolean;
}

/** That somebody wants no more of a reply, as the database keeps it. */
@Injectable()
export class StopWishes {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountService,
    private readonly clock: Clock,
  ) {}

  /** Its writer reads the wish when it renews its lease, if it cannot be told. Null: it has ended. */
  async note(accountId: string, replyId: string): Promise<Writer | null> {
    const [writer] = await this.database.note<Writer>(accountId, {
      sql: `update message set stop_asked_in = attempt where id = ? and status = 'GENERATING'
            returning owner, lease_until <= clock_timestamp() as "isGone"`,
      values: [replyId],
    });
    return writer ?? null;
  }

  /** Ends it without its writer, which then finds it in no hands of its own. */
  enforce(accountId: string, replyId: string): Promise<void> {
    return this.database.write(accountId, async (em) => {
      await this.accounts.hold(em, accountId);
      const [known] = await em.execute<{ conversation_id: string }[]>(
        'select conversation_id from message where id = ?',
        [replyId],
      );
      if (!known) return;
      await locked(em, known.conversation_id);
      const reply = await em.findOneOrFail(Message, { id: replyId });
      if (reply.status !== 'GENERATING') return;
      em.persist(cutShort(reply, 'STOPPED'));
      reply.end('STOPPED', {}, this.clock.now());
      await em.flush();
      this.accounts.journal(em, accountId, [reply.id]);
    });
  }
}
