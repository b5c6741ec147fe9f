import { DomainEvent } from '../../platform/events/fact.js';
import type { ActivityKind, SessionEndReason } from './session.enums.js';

const SESSION = { renews: ['session'] };
/** Who did something on a day may have gone on with a streak. */
const SESSION_AND_STREAK = { renews: ['session', 'streak'] };

@DomainEvent(SESSION)
export class SessionStarted {
  constructor(
    readonly accountId: string,
    readonly sessionId: string,
  ) {}
}

/** Somebody is still there: by a heartbeat, or by another start on the same device. */
@DomainEvent(SESSION)
export class SessionSeen {
  constructor(
    readonly accountId: string,
    readonly sessionId: string,
  ) {}
}

@DomainEvent(SESSION)
export class SessionEnded {
  constructor(
    readonly accountId: string,
    readonly sessionId: string,
    readonly reason: SessionEndReason,
  ) {}
}

/** A client recorded that something was done; it counts for the local day of `at`. */
@DomainEvent(SESSION_AND_STREAK)
export class ActivityRecorded {
  constructor(
    readonly accountId: string,
    readonly activityId: string,
    readonly sessionId: string,
    readonly kind: ActivityKind,
    /** When it began, ISO-8601 UTC. */
    readonly at: string,
  ) {}
}

/** A message was sent in a session; for its day it counts by chat's own event. */
@DomainEvent(SESSION)
export class ChatRecorded {
  constructor(
    readonly accountId: string,
    readonly activityId: string,
    readonly sessionId: string,
  ) {}
}

/** A request was understood once more and changed nothing. */
@DomainEvent(SESSION_AND_STREAK)
export class SessionReplayed {
  constructor(
    readonly accountId: string,
    readonly sessionId: string,
  ) {}
}

/** What had been visits of a guest are this account's. */
@DomainEvent(SESSION)
export class SessionsInherited {
  constructor(readonly accountId: string) {}
}

/** Visits came back out of a file. */
@DomainEvent(SESSION)
export class SessionsRestored {
  constructor(readonly accountId: string) {}
}
