import { DomainEvent } from '../../platform/events/fact.js';

/** The account lives in another time zone from now on. */
@DomainEvent({ renews: ['session', 'streak'] })
export class TimeZoneMoved {
  constructor(
    readonly accountId: string,
    readonly zone: string,
  ) {}
}
