/** A GraphQL operation as it came over HTTP, as far as its answer depends on it. */
export interface Operation {
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: unknown;
  /** The `Accept` header, which chooses the media type. */
  readonly accept: string;
}

/** Longer documents are not worth the memory that knowing them takes. */
export const LONGEST_DOCUMENT = 16_384;

/** Reads a parsed request body; null for what the shortcut leaves to the GraphQL engine. */
export function operationOf(body: unknown, accept: string | undefined): Operation | null {
  if (typeof body !== 'object' || body === null) return null;
  const { query, operationName, variables, extensions } = body as Record<string, unknown>;
  if (typeof query !== 'string' || query.length > LONGEST_DOCUMENT || extensions != null)
    return null;
  if (operationName != null && typeof operationName !== 'string') return null;
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
