import { DomainEvent } from '../../platform/events/fact.js';
import type { MessageStatus } from './message.entity.js';

const CHAT = { renews: ['chat'] };
/** Who says something goes on with a streak. */
const CHAT_AND_STREAK = { renews: ['chat', 'streak'] };

/** A person said something; it is kept. */
@DomainEvent(CHAT_AND_STREAK)
export class MessageSent {
  constructor(
    readonly accountId: string,
    readonly messageId: string,
    readonly conversationId: string,
    /** When it was said, ISO-8601 UTC: the activity of that local day. */
    readonly at: string,
  ) {}
}

/** The companion was asked for a reply. */
@DomainEvent(CHAT)
export class ReplyStarted {
  constructor(
    readonly accountId: string,
    readonly messageId: string,
    readonly conversationId: string,
  ) {}
}

/**
 * A turn was asked for once more; nothing changed but perhaps who works on it. The first attempt may
 * have died before it renewed what a send makes old.
 */
@DomainEvent({ renews: [...CHAT_AND_STREAK.renews, 'session'] })
export class TurnReplayed {
  constructor(
    readonly accountId: string,
    readonly messageId: string,
  ) {}
}

/** A reply is finished, one way or another. */
@DomainEvent(CHAT)
export class ReplyEnded {
  constructor(
    readonly accountId: string,
    readonly messageId: string,
    readonly conversationId: string,
    readonly status: Exclude<MessageStatus, 'GENERATING'>,
  ) {}
}

@DomainEvent(CHAT)
export class ConversationStarted {
  constructor(
    readonly accountId: string,
    readonly conversationId: string,
  ) {}
}

/** Its title, state, marks or active branch are others now. */
@DomainEvent(CHAT)
export class ConversationChanged {
  constructor(
    readonly accountId: string,
    readonly conversationId: string,
  ) {}
}

@DomainEvent(CHAT)
export class ConversationDeleted {
  constructor(
    readonly accountId: string,
    readonly conversationId: string,
  ) {}
}

@DomainEvent(CHAT)
export class HistoryCleared {
  constructor(
    readonly accountId: string,
    readonly messages: number,
  ) {}
}

/** A conversation from another system was added; it counts for no day. */
@DomainEvent(CHAT)
export class ConversationImported {
  constructor(
    readonly accountId: string,
    readonly conversationId: string,
    readonly messages: number,
  ) {}
}

/** The caller rated a message or reacted to it. */
@DomainEvent(CHAT)
export class MessageMarked {
  constructor(
    readonly accountId: string,
    readonly messageId: string,
  ) {}
}

/** What a guest had said belongs to this account now. */
@DomainEvent(CHAT)
export class HistoryInherited {
  constructor(
    readonly accountId: string,
    readonly messages: number,
  ) {}
}
