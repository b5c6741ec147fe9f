import { Refusal } from '../../platform/errors/refusal.js';

/** A file that cannot be imported at all; nothing of it was taken. */
export class ImportRefused extends Error {
  override readonly name = 'ImportRefused';

  constructor(path: string, reason: string) {
    super(`${path} was not imported: ${reason}.`);
  }
}

/** One text for a pass that is forged, expired, somebody else's kind of token, or of no known guest. */
export const guestNotFound = (): Refusal =>
  new Refusal('NOT_FOUND', 'This guest pass is not known; it may have run out.');

export const alreadyClaimed = (): Refusal =>
  new Refusal('ALREADY_CLAIMED', 'Another account has claimed this guest.');

export const membersOnly = (): Refusal =>
  new Refusal('FORBIDDEN', 'Sign in first: a guest is claimed with a token of a member.');
