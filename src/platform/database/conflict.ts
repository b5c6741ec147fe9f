import { setTimeout as sleep } from 'node:timers/promises';

const TRIES = 3;

/** A transaction that failed after its commit was sent: whether it happened is not known. */
export class UnknownOutcome extends Error {
  override readonly name = 'UnknownOutcome';
}

/** Serialisation failure and deadlock: the database undid everything and asks for another try. */
const CONFLICTS = new Set(['40001', '40P01']);

/** SQLSTATE classes and system errors that mean: the database cannot serve, and nothing was done. */
const UNAVAILABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
const UNAVAILABLE_STATES = /^(08|53|57P|58|25006)/;
const LOST =
  /connection terminated|timeout exceeded when trying to connect|connection ended|is not queryable/i;

const codeOf = (error: unknown): string => {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : '';
};

export function isConflict(error: unknown): boolean {
  return CONFLICTS.has(codeOf(error));
}

/** True for a database that is down, restarting, full or out of connections. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof UnknownOutcome) return true;
  const code = codeOf(error);
  return (
    UNAVAILABLE.has(code) ||
    UNAVAILABLE_STATES.test(code) ||
    (error instanceof Error && LOST.test(error.message))
  );
}

/** True when the database itself said no, and so did nothing; not when it was not heard any more. */
export function isRefused(error: unknown): boolean {
  return error instanceof Error && 'severity' in error && !isUnavailable(error);
}

/** Repeats a transaction that certainly left nothing behind, a few times, with a growing pause. */
export async function withRetries<T>(transaction: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transaction();
    } catch (error) {
      const certainlyUndone = !(error instanceof UnknownOutcome);
      const worthwhile = isConflict(error) || isUnavailable(error);
      if (!certainlyUndone || !worthwhile || attempt === TRIES) throw error;
      await sleep(attempt * 20 + Math.random() * 30);
    }
  }
}
