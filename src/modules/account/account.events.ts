import { DomainEvent } from '../../platform/events/fact.js';

/** The account lives in another time zone from now on. */
@DomainEvent({ renews: ['chat', 'session', 'streak'] })
export class TimeZoneMoved {
  constructor(
    readonly accountId: string,
    readonly zone: string,
  ) {}
}

/** The guest was claimed: nothing that is kept for this account may be shown again. */
@DomainEvent({ renews: ['chat', 'session', 'streak', 'personality'] })
export class AccountClosed {
  constructor(readonly accountId: string) {}
}

/** The account and all that was its own is deleted. Its labels are taken away, not renewed. */
@DomainEvent({ renews: [] })
export class AccountErased {
  constructor(readonly accountId: string) {}
}
