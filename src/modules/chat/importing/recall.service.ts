import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { recordIn } from '../../../platform/events/record.js';
import { AccountService } from '../../account/index.js';
import { ConversationImported } from '../chat.events.js';
import { countTokens } from '../companion/tokens.js';
import { locked } from '../conversations/conversation.service.js';
import { Conversation } from '../conversation.entity.js';
import { Message } from '../message.entity.js';
import { endPathAt, joinSiblings } from '../turn/branches.js';
import type { RecalledConversation, RecalledMessage } from './recalled.js';

/** Marks what came from elsewhere: a send with the same client id can never be taken for it. */
const FINGERPRINT = 'imported';

type Prepared = RecalledMessage & { clientMessageId: string; tokens: number };

/** Takes conversations from other systems in, each once, however often it is imported. */
@Injectable()
export class RecallService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountService,
    private readonly clock: Clock,
  ) {}

  /**
   * Adds what is not there yet: a conversation, or the messages by which it grew since.
   * @param source the format's name; with the keys it makes the identity of a message
   * @returns how many messages were added
   */
  async add(accountId: string, source: string, recalled: RecalledConversation): Promise<number> {
    const messages = await Promise.all(
      recalled.messages.map((each) => prepared(each, source, recalled.key)),
    );
    return this.database.write(accountId, async (em) => {
      await this.accounts.hold(em, accountId);
      const known = await knownOf(em, accountId, messages);
      const missing = messages.filter(({ clientMessageId }) => !known.has(clientMessageId));
      if (missing.length === 0) return 0;
      const now = this.clock.now();
      const last = messages.map((each) => known.get(each.clientMessageId)).findLast(Boolean);
      const conversation = last
        ? await continued(em, last, now)
        : await begun(em, accountId, recalled, messages[0]!.saidAt ?? now);
      const added = append(em, conversation, missing, last?.id ?? null, now);
      if (last) added[0]!.siblingCount = await joinSiblings(em, conversation.id, last.id);
      await em.flush();
      await this.accounts.journal(
        em,
        accountId,
        added.map(({ id }) => id),
      );
      recordIn(em, new ConversationImported(accountId, conversation.id, added.length));
      return added.length;
    });
  }
}

async function prepared(
  message: RecalledMessage,
  source: string,
  conversationKey: string,
): Promise<Prepared> {
  // What PostgreSQL and JSON cannot carry is dropped rather than the words around it.
  const content = message.content.replaceAll('\0', '').toWellFormed();
  const identity = JSON.stringify([source, conversationKey, message.key]);
  const clientMessageId = `import:${createHash('sha256').update(identity).digest('base64url')}`;
  return { ...message, content, clientMessageId, tokens: await countTokens(content) };
}

async function knownOf(em: EntityManager, accountId: string, messages: readonly Prepared[]) {
  const rows = await em.find(Message, {
    originAccountId: accountId,
    clientMessageId: { $in: messages.map(({ clientMessageId }) => clientMessageId) },
  });
  return new Map(rows.map((row) => [row.clientMessageId!, row]));
}

async function begun(
  em: EntityManager,
  accountId: string,
  { title }: RecalledConversation,
  at: Date,
): Promise<Conversation> {
  const conversation = Conversation.started(accountId, at);
  if (title) conversation.arrange({ title }, at);
  // Its messages refer to it, so it has to be there first.
  await em.persist(conversation).flush();
  return conversation;
}

/** Where it ended when it was imported last; if it went on here since, as another branch. */
async function continued(em: EntityManager, last: Message, now: Date): Promise<Conversation> {
  const conversation = await locked(em, last.conversationId);
  if (conversation.activeLeafId === last.id) return conversation;
  conversation.follow(last.id, await endPathAt(em, conversation.id, last.id), now);
  return conversation;
}

function append(
  em: EntityManager,
  conversation: Conversation,
  messages: readonly Prepared[],
  after: string | null,
  now: Date,
): Message[] {
  let parentId = after;
  return messages.map(
    ({ role, content, contentType = 'TEXT', tokens, clientMessageId, saidAt }) => {
      const place = {
        accountId: conversation.accountId,
        conversationId: conversation.id,
        index: conversation.nextIndex(),
        parentId,
      };
      const key = { clientMessageId, fingerprint: FINGERPRINT };
      const said = saidAt ?? now;
      const message = Message.recalled(place, role, { content, contentType, tokens }, key, said);
      conversation.grow(message, said);
      em.persist(message);
      parentId = message.id;
      return message;
    },
  );
}
