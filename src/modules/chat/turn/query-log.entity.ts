import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { newId } from '../../../platform/ids/new-id.js';
import type { MessageStatus } from '../message.entity.js';

/**
 * What one attempt at a reply took and cost. Holds no text, and outlives the conversation, whose
 * ids it then forgets.
 */
@Entity({ tableName: 'query_log' })
export class QueryLog {
  @PrimaryKey({ type: 'uuid' })
  id: string = newId();

  @Property({ type: 'uuid' })
  accountId!: string;

  @Property({ type: 'uuid', nullable: true })
  conversationId!: string | null;

  @Property({ type: 'uuid', nullable: true })
  messageId!: string | null;

  @Property({ type: 'text' })
  kind: 'REPLY' | 'SUMMARY' = 'REPLY';

  @Property({ type: 'integer' })
  attempt!: number;

  @Property({ type: 'text' })
  model!: string;

  @Property({ type: 'text' })
  outcome!: Exclude<MessageStatus, 'GENERATING'>;

  @Property({ type: 'text', nullable: true })
  errorCode: string | null = null;

  /** From the first request to the last word, or sign of life. */
  @Property({ type: 'integer' })
  latencyMs!: number;

  @Property({ type: 'integer', nullable: true })
  firstTokenMs: number | null = null;

  @Property({ type: 'integer', nullable: true })
  tokensIn: number | null = null;

  @Property({ type: 'integer', nullable: true })
  tokensOut: number | null = null;

  /** Requests that failed before the one that answered; null where nobody is left to tell. */
  @Property({ type: 'integer', nullable: true })
  retries: number | null = null;

  @Property({ type: 'float', nullable: true })
  quality: number | null = null;

  @Property({ type: 'text', nullable: true })
  recommendation: string | null = null;

  @Property({ type: 'integer', nullable: true })
  refinementCount: number | null = null;

  @Property({ type: 'integer', nullable: true })
  contextsRetrieved: number | null = null;

  @Property({ type: 'datetime' })
  createdAt!: Date;

  constructor(entry: Partial<QueryLog>) {
    Object.assign(this, entry);
  }

  /** What it was about is gone; what it cost stays counted. */
  forget(): this {
    this.conversationId = null;
    this.messageId = null;
    return this;
  }
}
