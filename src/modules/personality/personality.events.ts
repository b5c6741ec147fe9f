import { DomainEvent } from '../../platform/events/fact.js';

const PERSONALITY = { renews: ['personality'] };

/** A new version is the present one. */
@DomainEvent(PERSONALITY)
export class PersonalitySaved {
  constructor(
    readonly accountId: string,
    readonly version: number,
  ) {}
}

/** No version is kept any more. */
@DomainEvent(PERSONALITY)
export class PersonalityForgotten {
  constructor(readonly accountId: string) {}
}

/** Versions of a guest are this account's. */
@DomainEvent(PERSONALITY)
export class PersonalityInherited {
  constructor(readonly accountId: string) {}
}

/** Versions came back out of a file. */
@DomainEvent(PERSONALITY)
export class PersonalityRestored {
  constructor(readonly accountId: string) {}
}
