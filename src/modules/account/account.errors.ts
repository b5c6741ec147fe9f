import { Refusal } from '../../platform/errors/refusal.js';

export const zoneChangedTooOften = (): Refusal =>
  new Refusal('CONFLICT', 'The time zone was changed twice within 24 hours; try again tomorrow.');

export const tooManyGuests = (retryAfter: number): Refusal =>
  new Refusal('RATE_LIMITED', 'Too many guests came from this address; please wait.', {
    retryAfter,
  });
