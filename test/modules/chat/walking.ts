import { expect } from 'vitest';
import type { Person } from '../../support/people.js';

export interface Page {
  edges: { cursor: string; node: { id: string } }[];
  nodes: { id: string }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  totalCount: number;
}

export const PAGE = `edges { cursor node { id } } nodes { id } totalCount
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor }`;

export const HISTORY = `query ($conversationId: ID, $first: Int, $after: String, $last: Int, $before: String) {
  chatHistory(conversationId: $conversationId, first: $first, after: $after, last: $last, before: $before) { ${PAGE} }
}`;
export const MESSAGES = `query ($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
  conversation(id: $id) { messages(first: $first, after: $after, last: $last, before: $before) { ${PAGE} } }
}`;
export const CONVERSATIONS = `query ($status: ConversationStatus, $first: Int, $after: String) {
  conversations(status: $status, first: $first, after: $after) { ${PAGE} }
}`;

export type Direction = 'forward' | 'backward';

/** Reads a page of the list under test. */
export type Reader = (args: object) => Promise<Page>;

/** A list of the API, as a query that takes page arguments and has one page somewhere in its answer. */
export function reader(person: Person, query: string, variables: object, inside: string[]): Reader {
  return async (args) => {
    let found: unknown = await person.get(query, { ...variables, ...args });
    for (const name of inside) found = (found as Record<string, unknown>)[name];
    return found as Page;
  };
}

/**
 * Walks a list from one end to the other in pages of these sizes, checks what each page says of
 * itself against the whole, and answers the ids in the order of the list.
 */
export async function walk(
  read: Reader,
  direction: Direction,
  sizes: readonly number[],
  total: number,
): Promise<string[]> {
  const seen: string[] = [];
  let cursor: string | null = null;
  for (let step = 0; ; step += 1) {
    const size = sizes[step % sizes.length]!;
    const page = await read(
      direction === 'forward' ? { first: size, after: cursor } : { last: size, before: cursor },
    );
    const ids = page.nodes.map(({ id }) => id);
    const [hasBehind, hasMore] = [seen.length > 0, seen.length + ids.length < total];
    expect(page.totalCount).toBe(total);
    expect(ids).toHaveLength(Math.min(size, total - seen.length));
    expect(page.edges.map(({ node }) => node.id)).toEqual(ids);
    expect(page.pageInfo).toEqual({
      hasNextPage: direction === 'forward' ? hasMore : hasBehind,
      hasPreviousPage: direction === 'forward' ? hasBehind : hasMore,
      startCursor: page.edges[0]?.cursor ?? null,
      endCursor: page.edges.at(-1)?.cursor ?? null,
    });
    if (direction === 'forward') seen.push(...ids);
    else seen.unshift(...ids);
    if (!hasMore) return seen;
    cursor = direction === 'forward' ? page.pageInfo.endCursor : page.pageInfo.startCursor;
  }
}
