import { DomainEvent } from '../../platform/events/fact.js';

const STREAK = { renews: ['streak'] };

/** Some days are not going to be missed; first and last day as `YYYY-MM-DD`. */
@DomainEvent(STREAK)
export class StreakPaused {
  constructor(
    readonly accountId: string,
    readonly from: string,
    readonly to: string,
  ) {}
}

@DomainEvent(STREAK)
export class StreakPauseCancelled {
  constructor(
    readonly accountId: string,
    readonly from: string,
  ) {}
}

/** What a guest did on their days is this account's. */
@DomainEvent(STREAK)
export class StreakInherited {
  constructor(readonly accountId: string) {}
}

@DomainEvent(STREAK)
export class StreakRepaired {
  constructor(
    readonly accountId: string,
    readonly day: string,
  ) {}
}

/** Days, pauses or repairs came back out of a file. */
@DomainEvent(STREAK)
export class StreakRestored {
  constructor(readonly accountId: string) {}
}
