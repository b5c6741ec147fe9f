import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { badInput } from '../../../platform/errors/refusal.js';
import { recordIn } from '../../../platform/events/record.js';
import { newId } from '../../../platform/ids/new-id.js';
import { checkedId, visibleText } from '../../../platform/text/checked.js';
import { AccountService } from '../../account/index.js';
import { messageNotFound } from '../chat.errors.js';
import { MessageMarked } from '../chat.events.js';
import type { MessageView } from '../chat.types.js';
import { messageView, type MessageRow, SELECT_MESSAGES } from '../history/message-rows.js';

const LONGEST_REACTION = 32;
const MOST_REACTIONS = 20;

/** What a person thinks of a message: a rating, and reactions. */
@Injectable()
export class MarksService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountService,
    private readonly clock: Clock,
  ) {}

  /** @param rating 1 to 5; null takes it back */
  rate(viewer: Viewer, id: string, rating: number | null): Promise<MessageView> {
    if (rating !== null && (rating < 1 || rating > 5)) throw badInput('A rating is 1 to 5.');
    return this.mark(viewer, id, (em, messageId, now) =>
      rating === null
        ? em.execute('delete from message_rating where message_id = ?', [messageId])
        : em.execute(
            `insert into message_rating (id, account_id, message_id, rating, updated_at)
             values (?, ?, ?, ?, ?) on conflict (message_id)
             do update set rating = excluded.rating, updated_at = excluded.updated_at`,
            [newId(), viewer.accountId, messageId, rating, now],
          ),
    );
  }

  react(viewer: Viewer, id: string, text: string, on: boolean): Promise<MessageView> {
    const reaction = visibleText(text.trim(), 'reaction', LONGEST_REACTION);
    return this.mark(viewer, id, async (em, messageId, now) => {
      if (!on) {
        await em.execute('delete from message_reaction where message_id = ? and reaction = ?', [
          messageId,
          reaction,
        ]);
        return;
      }
      await em.execute(
        `insert into message_reaction (id, account_id, message_id, reaction, created_at)
         values (?, ?, ?, ?, ?) on conflict (message_id, reaction) do nothing`,
        [newId(), viewer.accountId, messageId, reaction, now],
      );
      const all = await em.execute('select from message_reaction where message_id = ?', [
        messageId,
      ]);
      if (all.length > MOST_REACTIONS) {
        throw badInput(`A message takes at most ${MOST_REACTIONS} different reactions.`);
      }
    });
  }

  private mark(
    viewer: Viewer,
    id: string,
    change: (em: EntityManager, messageId: string, now: Date) => Promise<unknown>,
  ): Promise<MessageView> {
    const messageId = checkedId(id, 'message');
    return this.database.write(viewer.accountId, async (em) => {
      await this.accounts.hold(em, viewer.accountId);
      const known = await em.execute('update message set marked = true where id = ? returning id', [
        messageId,
      ]);
      if (known.length === 0) throw messageNotFound();
      await change(em, messageId, this.clock.now());
      this.accounts.journal(em, viewer.accountId, [messageId]);
      recordIn(em, new MessageMarked(viewer.accountId, messageId));
      const [row] = await em.execute<MessageRow[]>(`${SELECT_MESSAGES} where m.id = ?`, [
        messageId,
      ]);
      return messageView(row!);
    });
  }
}
