import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { recordIn } from '../../../platform/events/record.js';
import { AccountService } from '../../account/index.js';
import { ConversationImported } from '../chat.events.js';
import { locked } from '../conversations/conversation.service.js';
import { Conversation } from '../conversation.entity.js';
import { walkTo } from '../turn/branches.js';
import { inOwnSessions, isHere, knownOf } from './known.js';
import { type KnownMessage, type Placed, placed } from './layout.js';
import { insertPlaced } from './placed-rows.js';
import { identityOf, prepared } from './prepared.js';
import type { RecalledConversation } from './recalled.js';
import { regrow } from './regrow.js';
import { wishesOf } from './recalled-wishes.js';

/** Takes conversations from other systems in, each once, however often it is imported. */
@Injectable()
export class RecallService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountService,
    private readonly clock: Clock,
  ) {}

  /**
   * Adds what is not there yet, all of it or nothing: a conversation, or the messages by which it
   * grew since. What grew is shown from then on; what was written here meanwhile stays beside it.
   * @param source the format's name; with the keys it makes the identity of a message
   * @returns how many messages were added
   */
  async add(accountId: string, source: string, recalled: RecalledConversation): Promise<number> {
    const messages = await prepared(source, recalled);
    const { key, activeKey } = recalled;
    const leaf =
      messages.find((message) => message.key === activeKey)?.clientMessageId ??
      (activeKey && identityOf(source, key, activeKey));
    const importId = recalled.told?.importId ?? identityOf(source, key);
    return this.database.write(accountId, async (em) => {
      await this.accounts.hold(em, accountId);
      const known = await knownOf(em, messages);
      const missing = await inOwnSessions(
        em,
        messages.filter(({ clientMessageId }) => !known.has(clientMessageId)),
      );
      const isNews =
        missing.length > 0 || (recalled.told && !(await isHere(em, recalled, importId)));
      if (!isNews) return 0;
      const begun = recalled.begunAt ?? missing[0]?.saidAt ?? this.clock.now();
      const rows = placed(missing, known, leaf ?? missing.at(-1)?.clientMessageId ?? null, begun);
      const conversation = await (known.size === 0
        ? this.begin(em, { accountId, importId }, recalled, rows)
        : this.grow(em, [...known.values()], rows, leaf));
      const ids = rows.map(({ id }) => id);
      this.accounts.journal(em, accountId, ids);
      recordIn(em, new ConversationImported(accountId, conversation.id, rows.length));
      return rows.length;
    });
  }

  private async begin(
    em: EntityManager,
    { accountId, importId }: { accountId: string; importId: string },
    recalled: RecalledConversation,
    rows: readonly Placed[],
  ): Promise<Conversation> {
    const begun = recalled.begunAt ?? rows[0]?.said ?? this.clock.now();
    const conversation = Conversation.started(accountId, begun);
    conversation.importId = importId;
    conversation.arrange(wishesOf(recalled), begun);
    conversation.recall(rows);
    const path = rows.filter(({ onPath }) => onPath);
    conversation.follow(path.at(-1)?.id ?? null, path.length, conversation.lastMessageAt ?? begun);
    if (recalled.told) conversation.resume(recalled.told);
    // Its messages refer to it, so it has to be there first.
    await em.persist(conversation).flush();
    await insertPlaced(em, conversation, rows);
    return conversation;
  }

  private async grow(
    em: EntityManager,
    known: readonly KnownMessage[],
    rows: readonly Placed[],
    leaf: string | undefined,
  ): Promise<Conversation> {
    const conversation = await locked(em, known.at(-1)!.conversationId);
    conversation.recall(rows);
    if (goesOn(conversation, rows)) {
      const path = rows.filter(({ onPath }) => onPath);
      await insertPlaced(em, conversation, rows);
      const length = conversation.pathLength + path.length;
      conversation.follow(path.at(-1)!.id, length, this.clock.now());
      return conversation;
    }
    // Nothing is chosen or shown by itself beside what is there.
    const beside = rows.map((row) => ({ ...row, chosen: false, onPath: false }));
    await insertPlaced(em, conversation, beside);
    await regrow(em, conversation.id);
    const shown = [...known, ...rows].find(({ clientMessageId }) => clientMessageId === leaf);
    const leafId = (shown ?? rows.at(-1)!).id;
    conversation.follow(leafId, await walkTo(em, conversation.id, leafId), this.clock.now());
    return conversation;
  }
}

/** Whether all that is new hangs on the end of the path that is shown, and the new path with it. */
function goesOn(conversation: Conversation, rows: readonly Placed[]): boolean {
  const fresh = new Set(rows.map(({ id }) => id));
  const joints = rows.filter(({ parentId }) => parentId === null || !fresh.has(parentId));
  return (
    joints.every(({ parentId }) => parentId === conversation.activeLeafId) &&
    joints.some(({ onPath }) => onPath)
  );
}
