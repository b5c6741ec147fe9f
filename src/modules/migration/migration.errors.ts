import { badInput, Refusal } from '../../platform/errors/refusal.js';

/** A file that cannot be imported at all; nothing of it was taken. */
export class ImportRefused extends Error {
  override readonly name = 'ImportRefused';

  /** @param reason the end of a sentence that begins with «The file was not imported:» */
  constructor(readonly reason: string) {
    super(`The file was not imported: ${reason}.`);
  }
}

/** One text for a pass that is forged, expired, somebody else's kind of token, or of no known guest. */
export const guestNotFound = (): Refusal =>
  new Refusal('NOT_FOUND', 'This guest pass is not known; it may have run out.');

export const alreadyClaimed = (): Refusal =>
  new Refusal('ALREADY_CLAIMED', 'Another account has claimed this guest.');

export const membersOnly = (): Refusal =>
  new Refusal('FORBIDDEN', 'Sign in first: a guest is claimed with a token of a member.');

export const oneAtATime = (what: 'import' | 'export'): Refusal =>
  new Refusal('CONFLICT', `Another ${what} of yours is still running; please wait for its end.`, {
    retryable: true,
  });

export const tooManyFiles = (retryAfter: number): Refusal =>
  new Refusal('RATE_LIMITED', 'Too many files in a short time; please wait a little.', {
    retryAfter,
  });

/** Answered with the status 413. */
export class UploadTooLarge extends Refusal {
  constructor() {
    super('BAD_USER_INPUT', 'The file is larger than 512 MiB.');
  }
}

export const wrongUploadType = (): Refusal =>
  badInput(
    'Send the file itself as the body, its content-type application/json, application/x-ndjson, text/csv, application/zip or application/octet-stream.',
  );

export const uploadTooSlow = (): Refusal =>
  new Refusal('BAD_USER_INPUT', 'The upload stood still for too long.');
