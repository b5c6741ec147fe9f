import { DomainEvent } from '../../platform/events/fact.js';

/** The account lives in another time zone from now on. */
@DomainEvent({ renews: ['session', 'streak'] })
export class TimeZoneMoved {
  constructor(
    readonly accountId: string,
    readonly zone: string,
  ) {}
}

/** The account is no more: claimed, purged or deleted. Nothing kept for it may be shown again. */
@DomainEvent({ renews: ['chat', 'session', 'streak', 'personality'] })
export class AccountClosed {
  constructor(readonly accountId: string) {}
}
