import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { record } from '../../platform/events/record.js';
import { newId } from '../../platform/ids/new-id.js';
import { MessageSent, ReplyEnded, ReplyStarted } from './chat.events.js';
import type { TurnKey } from './turn/turn-request.js';
import type {
  ContentType,
  Lease,
  MessageRole,
  MessageStatus,
  Place,
  ReplyResult,
  Said,
  Words,
} from './message.parts.js';
import { feelingOf } from './mood/feeling.js';
import { searchFormOf } from './search/search-text.js';

export type * from './message.parts.js';

/** One thing said. A reply is a row from the moment the companion is asked. */
@Entity({ tableName: 'message' })
export class Message {
  @PrimaryKey({ type: 'uuid' })
  id: string = newId();

  @Property({ type: 'uuid' })
  accountId!: string;

  @Property({ type: 'uuid' })
  originAccountId!: string;

  @Property({ type: 'uuid' })
  conversationId!: string;

  @Property({ type: 'integer' })
  index!: number;

  @Property({ type: 'text' })
  role!: MessageRole;

  @Property({ type: 'text' })
  content: string = '';

  @Property({ type: 'text' })
  contentType: ContentType = 'TEXT';

  @Property({ type: 'text' })
  status: MessageStatus = 'COMPLETE';

  @Property({ type: 'uuid', nullable: true })
  parentId: string | null = null;

  @Property({ type: 'integer' })
  siblingCount: number = 1;

  @Property({ type: 'boolean' })
  onPath: boolean = true;

  @Property({ type: 'boolean' })
  chosen: boolean = true;

  @Property({ type: 'text', nullable: true })
  clientMessageId: string | null = null;

  @Property({ type: 'text', nullable: true })
  requestFingerprint: string | null = null;

  @Property({ type: 'integer' })
  attempt: number = 0;

  @Property({ type: 'uuid', nullable: true })
  owner: string | null = null;

  @Property({ type: 'datetime', nullable: true })
  leaseUntil: Date | null = null;

  @Property({ type: 'text', nullable: true })
  model: string | null = null;

  @Property({ type: 'integer', nullable: true })
  tokensUsed: number | null = null;

  @Property({ type: 'integer', nullable: true })
  latencyMs: number | null = null;

  @Property({ type: 'text', nullable: true })
  mood: string | null = null;

  @Property({ type: 'float', nullable: true })
  sentiment: number | null = null;

  @Property({ type: 'integer', nullable: true })
  personalityVersion: number | null = null;

  @Property({ type: 'uuid', nullable: true })
  sessionId: string | null = null;

  @Property({ type: 'boolean' })
  edited: boolean = false;

  @Property({ type: 'boolean' })
  flagged: boolean = false;

  @Property({ type: 'text', lazy: true })
  searchText: string = '';

  @Property({ type: 'text[]', columnType: 'text[]', lazy: true })
  searchGrams: string[] = [];

  @Property({ type: 'datetime' })
  createdAt!: Date;

  @Property({ type: 'datetime' })
  updatedAt!: Date;

  /** What a person said, kept before anybody is asked for an answer. */
  static said(place: Place, words: Said, key: TurnKey, now: Date): Message {
    const message = Message.worded(place, 'USER', words, key, now);
    const { edited, sessionId, concern } = words;
    Object.assign(message, { edited, sessionId, flagged: concern !== null });
    const { accountId, id, conversationId } = message;
    record(message, new MessageSent(accountId, id, conversationId, now.toISOString()));
    return message;
  }

  /** The reply to it, still without a word. */
  static awaited(place: Place, lease: Lease, now: Date): Message {
    const reply = Message.at(place, 'ASSISTANT', now);
    reply.take(lease, now);
    return reply;
  }

  private static worded(
    place: Place,
    role: MessageRole,
    words: Words,
    key: TurnKey,
    said: Date,
  ): Message {
    const message = Message.at(place, role, said);
    message.write(words.content, words.contentType);
    message.tokensUsed = words.tokens;
    message.clientMessageId = key.clientMessageId;
    message.requestFingerprint = key.fingerprint;
    return message;
  }

  private static at(place: Place, role: MessageRole, now: Date): Message {
    const origin = { role, originAccountId: place.accountId };
    return Object.assign(new Message(), place, origin, { createdAt: now, updatedAt: now });
  }

  /** Puts this reply into the hands of one process; the attempts before it may no longer write. */
  take(lease: Lease, now: Date): void {
    this.status = 'GENERATING';
    this.owner = lease.owner;
    this.attempt = lease.attempt;
    this.model = lease.model;
    this.leaseUntil = lease.until;
    this.updatedAt = now;
    record(this, new ReplyStarted(this.accountId, this.id, this.conversationId));
  }

  /** Names the version of the person's personality that the companion is told; 0: none. */
  drawOn(personalityVersion: number): void {
    this.personalityVersion = personalityVersion || null;
  }

  isHeldBy(owner: string, attempt: number): boolean {
    return this.status === 'GENERATING' && this.owner === owner && this.attempt === attempt;
  }

  /** Whether whoever worked on it is gone without a word. */
  isAbandoned(databaseNow: Date): boolean {
    const { status, leaseUntil } = this;
    return status === 'GENERATING' && leaseUntil !== null && leaseUntil <= databaseNow;
  }

  /** Ends the reply in whatever state it reached; what was written of it stays. */
  end(status: Exclude<MessageStatus, 'GENERATING'>, result: ReplyResult, now: Date): void {
    if (this.status !== 'GENERATING') return;
    this.status = status;
    this.leaseUntil = null;
    this.owner = null;
    this.write(result.content || this.content, this.contentType);
    this.model = result.model ?? this.model;
    this.tokensUsed = result.tokens ?? this.tokensUsed;
    this.latencyMs = result.latencyMs ?? this.latencyMs;
    this.updatedAt = now;
    record(this, new ReplyEnded(this.accountId, this.id, this.conversationId, status));
  }

  private write(content: string, contentType: ContentType): void {
    Object.assign(this, { content, contentType }, searchFormOf(content));
    if (this.role === 'USER') Object.assign(this, feelingOf(content, contentType));
  }
}
