import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { checkedId } from '../../../platform/text/checked.js';
import { AccountService } from '../../account/index.js';
import { messageNotFound } from '../chat.errors.js';
import type { ConversationView } from '../chat.types.js';
import { conversationView } from '../conversations/conversation-rows.js';
import { locked } from '../conversations/conversation.service.js';
import { Message } from '../message.entity.js';
import { leafBelow, walkTo } from './branches.js';

/** Chooses among the alternatives of a conversation. */
@Injectable()
export class BranchService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountService,
    private readonly clock: Clock,
  ) {}

  /** Makes the branch through this message the active one, to the leaf where it was left. */
  select(viewer: Viewer, id: string): Promise<ConversationView> {
    const messageId = checkedId(id, 'message');
    return this.database.write(viewer.accountId, async (em) => {
      await this.accounts.hold(em, viewer.accountId);
      const message = await em.findOne(Message, { id: messageId });
      if (!message) throw messageNotFound();
      const conversation = await locked(em, message.conversationId);
      const leaf = await leafBelow(em, messageId);
      conversation.follow(leaf, await walkTo(em, conversation.id, leaf), this.clock.now());
      this.accounts.journal(em, viewer.accountId, [leaf]);
      return conversationView(conversation);
    });
  }
}
