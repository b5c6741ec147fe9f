import { DomainEvent } from '../../../src/platform/events/fact.js';

/** A fact of nothing in particular, which no process but this one knows. */
@DomainEvent({ renews: [] })
export class Happened {
  constructor(
    readonly accountId: string,
    readonly what: string,
  ) {}
}
