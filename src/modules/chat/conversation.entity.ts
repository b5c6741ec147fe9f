import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { record } from '../../platform/events/record.js';
import { newId } from '../../platform/ids/new-id.js';
import { conversationArchived } from './chat.errors.js';
import { ConversationChanged, ConversationStarted } from './chat.events.js';
import { titleOf } from './title.js';

export type ConversationStatus = 'ACTIVE' | 'ARCHIVED';

/** What the person may set; `undefined` leaves as is, `null` clears. */
export interface ConversationWishes {
  title?: string;
  description?: string | null;
  status?: ConversationStatus;
  pinned?: boolean;
  tags?: string[];
  agentType?: string | null;
  model?: string | null;
  systemPrompt?: string | null;
  temperature?: number | null;
  maxTokens?: number | null;
}

export const UNTITLED = 'New conversation';

/** A conversation with its settings and the head of its active path. */
@Entity({ tableName: 'conversation' })
export class Conversation {
  @PrimaryKey({ type: 'uuid' })
  id: string = newId();

  @Property({ type: 'uuid' })
  accountId!: string;

  @Property({ type: 'text' })
  title: string = UNTITLED;

  /** Whether the person chose the title; the first message never replaces such a one. */
  @Property({ type: 'boolean' })
  titleIsOwn: boolean = false;

  @Property({ type: 'text', nullable: true })
  description: string | null = null;

  @Property({ type: 'text' })
  status: ConversationStatus = 'ACTIVE';

  @Property({ type: 'boolean' })
  pinned: boolean = false;

  @Property({ type: 'text[]', columnType: 'text[]' })
  tags: string[] = [];

  @Property({ type: 'text', nullable: true })
  agentType: string | null = null;

  @Property({ type: 'text', nullable: true })
  model: string | null = null;

  @Property({ type: 'text', nullable: true })
  systemPrompt: string | null = null;

  @Property({ type: 'double', nullable: true })
  temperature: number | null = null;

  @Property({ type: 'integer', nullable: true })
  maxTokens: number | null = null;

  @Property({ type: 'integer' })
  messageCount: number = 0;

  @Property({ type: 'integer' })
  tokenCount: number = 0;

  @Property({ type: 'integer' })
  pathLength: number = 0;

  @Property({ type: 'integer' })
  lastIndex: number = 0;

  @Property({ type: 'uuid', nullable: true })
  activeLeafId: string | null = null;

  @Property({ type: 'datetime' })
  createdAt!: Date;

  @Property({ type: 'datetime' })
  updatedAt!: Date;

  @Property({ type: 'datetime', nullable: true })
  lastMessageAt: Date | null = null;

  @Property({ type: 'datetime', nullable: true })
  expiresAt: Date | null = null;

  /** Under which it is known again when it is imported once more. */
  @Property({ type: 'text', nullable: true })
  importId: string | null = null;

  static started(accountId: string, now: Date): Conversation {
    const conversation = new Conversation();
    conversation.accountId = accountId;
    conversation.createdAt = now;
    conversation.updatedAt = now;
    record(conversation, new ConversationStarted(accountId, conversation.id));
    return conversation;
  }

  arrange({ title, ...wishes }: ConversationWishes, now: Date): void {
    if (title !== undefined) {
      this.title = title;
      this.titleIsOwn = true;
    }
    for (const [name, value] of Object.entries(wishes)) {
      if (value !== undefined) Object.assign(this, { [name]: value });
    }
    this.updatedAt = now;
    record(this, new ConversationChanged(this.accountId, this.id));
  }

  /** @throws Refusal CONFLICT while it is archived */
  expectOpen(): void {
    if (this.status === 'ARCHIVED') throw conversationArchived();
  }

  /** Gives out the next place; never the same twice. */
  nextIndex(): number {
    this.lastIndex += 1;
    return this.lastIndex;
  }

  /** A message was added at the end of the active path. */
  grow(message: { id: string; content: string; tokensUsed: number | null }, now: Date): void {
    if (this.messageCount === 0 && !this.titleIsOwn)
      this.title = titleOf(message.content) ?? this.title;
    this.messageCount += 1;
    this.pathLength += 1;
    this.tokenCount += message.tokensUsed ?? 0;
    this.activeLeafId = message.id;
    this.lastMessageAt = now;
    this.updatedAt = now;
  }

  /** Messages from another system were added, on whatever branch. */
  recall(messages: readonly { content: string; tokens: number | null; said: Date }[]): void {
    const [first] = messages;
    if (this.messageCount === 0 && !this.titleIsOwn && first)
      this.title = titleOf(first.content) ?? this.title;
    this.messageCount += messages.length;
    this.tokenCount += messages.reduce((sum, { tokens }) => sum + (tokens ?? 0), 0);
    for (const { said } of messages)
      if (!this.lastMessageAt || said > this.lastMessageAt) this.lastMessageAt = said;
  }

  /** It came back out of an export: what it had come to by then it has again. */
  resume(
    told: { tokenCount: number } & Record<
      'updatedAt' | 'lastMessageAt' | 'expiresAt',
      string | null
    >,
  ): void {
    const instant = (written: string | null) => (written === null ? null : new Date(written));
    this.tokenCount = told.tokenCount;
    this.updatedAt = instant(told.updatedAt) ?? this.updatedAt;
    this.lastMessageAt = instant(told.lastMessageAt);
    this.expiresAt = instant(told.expiresAt);
  }

  /** A reply on it came to its end and cost so many tokens more. */
  spend(tokens: number | null, now: Date): void {
    this.tokenCount += tokens ?? 0;
    this.updatedAt = now;
  }

  /** Shows another branch from now on. */
  follow(leafId: string | null, pathLength: number, now: Date): void {
    this.activeLeafId = leafId;
    this.pathLength = pathLength;
    this.updatedAt = now;
    record(this, new ConversationChanged(this.accountId, this.id));
  }
}
