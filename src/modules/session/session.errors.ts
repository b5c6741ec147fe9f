import { notFound, Refusal } from '../../platform/errors/refusal.js';

export const sessionNotFound = (): Refusal => notFound('session');

export const sessionEnded = (): Refusal =>
  new Refusal('SESSION_ENDED', 'This session has ended; start another one.');

export const eventIdReused = (): Refusal =>
  new Refusal('IDEMPOTENCY_KEY_REUSED', 'This clientEventId was already used for something else.');
