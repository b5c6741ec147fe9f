import { type FieldPolicy, InMemoryCache, type Reference } from '@apollo/client';

interface Page {
  nodes: readonly unknown[];
}

/** Pages of a list become one list, in the order in which they were asked for. */
const growing = (...keyArgs: string[]): FieldPolicy<Page> => ({
  keyArgs,
  merge: (before, page, { args }) =>
    args?.['after'] && before ? { ...page, nodes: [...before.nodes, ...page.nodes] } : page,
});

/** What is known, each thing once; the newest word about it holds. */
export function createCache(): InMemoryCache {
  const replaced = { merge: false } as const;
  return new InMemoryCache({
    typePolicies: {
      Query: {
        fields: {
          conversation: (known: Reference | undefined, { args, toReference }) =>
            // Out of a list it is known already.
            known ?? toReference({ __typename: 'Conversation', id: args!['id'] }),
          conversations: growing('status'),
          searchChat: growing('query', 'filter'),
          sessions: growing(),
        },
      },
      Message: { fields: { siblings: replaced, reactions: replaced } },
    },
  });
}
