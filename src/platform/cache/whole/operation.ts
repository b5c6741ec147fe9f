/** A GraphQL operation as it came over HTTP, as far as its answer depends on it. */
export interface Operation {
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: unknown;
  /** The `Accept` header, which chooses the media type. */
  readonly accept: string;
}

/**
 * In characters, its operation's name counted along. Longer documents are not worth the memory that
 * knowing them takes; and V8 tells keys of more than 16,383 characters apart by their length alone.
 */
export const LONGEST_DOCUMENT = 16_000;

/** Reads a parsed request body; null for what the shortcut leaves to the GraphQL engine. */
export function operationOf(body: unknown, accept: string | undefined): Operation | null {
  if (typeof body !== 'object' || body === null) return null;
  const { query, operationName, variables, extensions } = body as Record<string, unknown>;
  if (typeof query !== 'string' || extensions != null) return null;
  if (operationName != null && typeof operationName !== 'string') return null;
  if (query.length + (operationName?.length ?? 0) > LONGEST_DOCUMENT) return null;
  return {
    query,
    operationName: operationName ?? null,
    variables: variables ?? null,
    accept: accept ?? '',
  };
}

/** What two requests share whose answers rest on the same kinds of data. */
export const documentKey = ({
  query,
  operationName,
}: Pick<Operation, 'query' | 'operationName'>): string => `${operationName ?? ''}\n${query}`;
