import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';

/** The contract's codes, and `UNREACHABLE` where no answer came. */
type Code = keyof typeof WORDS | 'BAD_USER_INPUT';

const WORDS = {
  UNREACHABLE: 'Smriti cannot be reached right now.',
  UNAUTHENTICATED: 'Your sign-in has ended. Please sign in again.',
  FORBIDDEN: 'This is not open to you.',
  NOT_FOUND: 'This is not here any more. It may have been deleted in another window.',
  CONFLICT: 'Somebody changed this at the same moment. Please try again.',
  IDEMPOTENCY_KEY_REUSED:
    'This was sent before with other words. Please write it as a new message.',
  REPLY_IN_PROGRESS: 'A reply is still being written. Wait for it, or stop it first.',
  SESSION_ENDED: 'This visit has ended. A new one begins with what you do next.',
  ALREADY_CLAIMED: 'What this guest did was brought to another account before.',
  RATE_LIMITED: 'That was a lot at once.',
  UPSTREAM_TIMEOUT: 'The companion took too long. Your message is kept; ask for the reply again.',
  UPSTREAM_FAILED: 'The companion could not answer. Your message is kept; ask for the reply again.',
  SERVICE_UNAVAILABLE: 'Smriti is resting for a moment. It will be tried again.',
  INTERNAL_SERVER_ERROR: 'Something went wrong on our side.',
} as const;

/** What the person is told, and what may be done about it. */
export interface Explained {
  code: Code;
  text: string;
  /** The same request may well succeed later. */
  retryable: boolean;
  retryAfterMs: number;
  /** To quote when asking for help. */
  requestId: string | null;
}

const RETRYABLE = new Set<Code>([
  'UNREACHABLE',
  'CONFLICT',
  'RATE_LIMITED',
  'REPLY_IN_PROGRESS',
  'UPSTREAM_TIMEOUT',
  'UPSTREAM_FAILED',
  'SERVICE_UNAVAILABLE',
  'INTERNAL_SERVER_ERROR',
]);

/** An error of any kind in plain words. */
export function explain(error: unknown): Explained {
  const code = codeOf(error);
  const { extensions, message } = firstOf(error);
  const retryAfterMs = Number(extensions?.['retryAfter'] ?? 0) * 1_000;
  return {
    code,
    text: textOf(code, message, retryAfterMs),
    retryable: RETRYABLE.has(code),
    retryAfterMs,
    requestId: (extensions?.['requestId'] as string | undefined) ?? null,
  };
}

export function codeOf(error: unknown): Code {
  const code = firstOf(error).extensions?.['code'];
  if (typeof code === 'string') return isCode(code) ? code : 'INTERNAL_SERVER_ERROR';
  if (error instanceof ServerError) {
    return error.statusCode >= 502 && error.statusCode <= 504
      ? 'UNREACHABLE'
      : 'INTERNAL_SERVER_ERROR';
  }
  return error instanceof TypeError || isAbort(error) ? 'UNREACHABLE' : 'INTERNAL_SERVER_ERROR';
}

function textOf(code: Code, message: string | undefined, retryAfterMs: number): string {
  // What is wrong with somebody's words, or stands in their way, only the server's own sentence says.
  if (code === 'BAD_USER_INPUT') return message ?? 'This cannot be understood.';
  if (code === 'CONFLICT' && message) return message;
  const wait = Math.ceil(retryAfterMs / 1_000);
  return code === 'RATE_LIMITED' && wait > 0
    ? `${WORDS.RATE_LIMITED} Try again in ${wait === 1 ? 'a second' : `${wait} seconds`}.`
    : WORDS[code];
}

const isCode = (code: string): code is Code => code in WORDS || code === 'BAD_USER_INPUT';

const isAbort = (error: unknown): boolean =>
  error instanceof DOMException && (error.name === 'AbortError' || error.name === 'TimeoutError');

function firstOf(error: unknown): { message?: string; extensions?: Record<string, unknown> } {
  return CombinedGraphQLErrors.is(error) ? (error.errors[0] ?? {}) : {};
}
