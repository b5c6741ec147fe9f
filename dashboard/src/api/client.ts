import { ApolloClient, ApolloLink, HttpLink } from '@apollo/client';
import { SetContextLink } from '@apollo/client/link/context';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { OperationTypeNode } from 'graphql';
import { createClient as createSocket } from 'graphql-ws';
import { createCache } from './cache';
import { lookAround } from './connection';
import { watchingLink } from './watching-link';

/** Asks for the caller's token whenever one is needed; null: none. */
type TokenSource = () => Promise<string | null>;

/**
 * The API for one person; whoever comes next gets a client of their own, with nothing in it.
 * @param onRefused hears that the token is good no more
 */
export function createClient(token: TokenSource, onRefused?: () => void): ApolloClient {
  const overHttp = ApolloLink.from([
    watchingLink(onRefused),
    authorised(token),
    new HttpLink({ uri: '/graphql' }),
  ]);
  const live = new GraphQLWsLink(socket(token));
  return new ApolloClient({
    cache: createCache(),
    link: ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      live,
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

/**
 * Opened at the first subscription, closed with the last. When it breaks, each subscription fails:
 * only who began it knows from where to go on.
 */
function socket(token: TokenSource) {
  return createSocket({
    url: new URL('/graphql', location.href).href.replace(/^http/, 'ws'),
    connectionParams: async () => {
      const bearer = await token();
      return bearer ? { authorization: `Bearer ${bearer}` } : {};
    },
    keepAlive: 15_000,
    retryAttempts: 0,
    on: { closed: (event) => (event as CloseEvent).code === CLOSED_IN_ORDER || lookAround() },
  });
}

const CLOSED_IN_ORDER = 1000;
