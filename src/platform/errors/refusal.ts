/** What a caller may be told; the contract's closed list. */
export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'BAD_USER_INPUT'
  | 'CONFLICT'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'REPLY_IN_PROGRESS'
  | 'SESSION_ENDED'
  | 'ALREADY_CLAIMED'
  | 'RATE_LIMITED'
  | 'UPSTREAM_TIMEOUT'
  | 'UPSTREAM_FAILED'
  | 'SERVICE_UNAVAILABLE'
  | 'INTERNAL_SERVER_ERROR';

/** Ids, numbers and fixed texts of our own: never private text. */
export type Facts = Readonly<Record<string, string | number | boolean | null | object>>;

/**
 * A request that was understood and turned down: a code for programs and a sentence for people.
 * Everything that is not a Refusal is a fault, which is logged and never shown.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly code: ErrorCode,
    sentence: string,
    /** Further facts for the client, shown in `extensions`. */
    readonly facts: Facts = {},
  ) {
    super(sentence);
  }
}

export const badInput = (sentence: string): Refusal => new Refusal('BAD_USER_INPUT', sentence);

export const notFound = (what: string): Refusal =>
  new Refusal('NOT_FOUND', `There is no such ${what}.`);

/** One text for every token that is missing, malformed, expired or forged, so that none is a hint. */
export const unauthenticated = (): Refusal =>
  new Refusal('UNAUTHENTICATED', 'A valid bearer token is needed.');

export const serviceUnavailable = (): Refusal =>
  new Refusal(
    'SERVICE_UNAVAILABLE',
    'The service cannot answer right now; please try again soon.',
    {
      retryable: true,
    },
  );
