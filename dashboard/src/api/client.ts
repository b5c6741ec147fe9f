import { ApolloClient, ApolloLink, HttpLink } from '@apollo/client';
import { SetContextLink } from '@apollo/client/link/context';
import { OperationTypeNode } from 'graphql';
import { from, switchMap } from 'rxjs';
import { fetchUnlessAsked } from '../ahead/asked';
import { createCache } from './cache';
import { watchingLink } from './watching-link';

/** Asks for the caller's token whenever one is needed; null: none. */
export type TokenSource = () => Promise<string | null>;

/**
 * The API for one person; whoever comes next gets a client of their own, with nothing in it.
 * @param onRefused hears that the token is good no more
 */
export function createClient(token: TokenSource, onRefused?: () => void): ApolloClient {
  const overHttp = ApolloLink.from([
    watchingLink(onRefused),
    authorised(token),
    new HttpLink({ uri: '/graphql', fetch: fetchUnlessAsked }),
  ]);
  return new ApolloClient({
    cache: createCache(),
    link: ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      live(token),
      overHttp,
    ),
  });
}

function authorised(token: TokenSource): ApolloLink {
  return new SetContextLink(async ({ headers }) => {
    const bearer = await token();
    return { headers: bearer ? { ...headers, authorization: `Bearer ${bearer}` } : headers };
  });
}

/** The socket, with all that it needs, is loaded with the first subscription. */
function live(token: TokenSource): ApolloLink {
  let loading: Promise<ApolloLink> | undefined;
  return new ApolloLink((operation, forward) => {
    loading ??= import('./socket-link').then(({ socketLink }) => socketLink(token));
    return from(loading).pipe(switchMap((link) => link.request(operation, forward)));
  });
}
