/** Errors of the database quote the statement and its values, which are people's words. */
const QUOTES_VALUES = /Exception$|^DatabaseError$|^error$/;

/**
 * An error as it may be logged: what it is and where it came from. The words of a database error
 * stay out, because they repeat what was to be written; its code and constraint say enough.
 */
export function faultOf(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, constraint, table } = error as {
    code?: unknown;
    constraint?: unknown;
    table?: unknown;
  };
  const quotes = QUOTES_VALUES.test(error.name) || QUOTES_VALUES.test(error.constructor.name);
  return {
    type: error.name,
    message: quotes ? undefined : error.message,
    code,
    constraint,
    table,
    at: error.stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .map((line) => line.trim()),
    cause: error.cause === undefined ? undefined : faultOf(error.cause),
  };
}
