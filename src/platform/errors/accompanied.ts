import type { Facts } from './refusal.js';

/** An error as it was, and something that the client is told with it whatever the error is. */
export class Accompanied extends Error {
  override readonly name = 'Accompanied';

  constructor(
    override readonly cause: unknown,
    readonly facts: Facts,
  ) {
    super('An error with company.');
  }
}

/** The facts are for this caller alone: the error itself, which others may share, stays as it is. */
export const accompanied = (error: unknown, facts: Facts): Accompanied =>
  new Accompanied(error, facts);

/** The error itself: for the log, which need not know who was told what. */
export const bare = (error: unknown): unknown =>
  error instanceof Accompanied ? error.cause : error;
