import { DomainEvent } from '../../platform/events/fact.js';

/** What had been a guest's is this account's. */
@DomainEvent({ renews: ['chat', 'session', 'streak', 'personality'] })
export class GuestClaimed {
  constructor(readonly accountId: string) {}
}
