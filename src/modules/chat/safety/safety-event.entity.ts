import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { newId } from '../../../platform/ids/new-id.js';
import type { Message } from '../message.entity.js';
import type { Concern, ConcernCategory } from './concern.js';

/** That a message was flagged, when, and by which rule; never what it said. */
@Entity({ tableName: 'safety_event' })
export class SafetyEvent {
  @PrimaryKey({ type: 'uuid' })
  id: string = newId();

  @Property({ type: 'uuid' })
  accountId!: string;

  /** Null once the message was deleted. */
  @Property({ type: 'uuid', nullable: true })
  messageId!: string | null;

  @Property({ type: 'text' })
  category!: ConcernCategory;

  @Property({ type: 'text' })
  rule!: string;

  @Property({ type: 'datetime' })
  createdAt!: Date;
}

/** What is kept about a message when it was flagged. */
export function noted(message: Message, concern: Concern | null): SafetyEvent[] {
  if (!concern) return [];
  const { id: messageId, accountId, createdAt } = message;
  const { category, rule } = concern;
  return [Object.assign(new SafetyEvent(), { accountId, messageId, category, rule, createdAt })];
}
