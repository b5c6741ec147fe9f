import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { createClient } from 'graphql-ws';
import type { TokenSource } from './client';
import { lookAround } from './connection';

const CLOSED_IN_ORDER = 1000;

/**
 * Opened at the first subscription, closed with the last. When it breaks, each subscription fails:
 * only who began it knows from where to go on.
 */
export function socketLink(token: TokenSource): GraphQLWsLink {
  const socket = createClient({
    url: new URL('/graphql', location.href).href.replace(/^http/, 'ws'),
    connectionParams: async () => {
      const bearer = await token();
      return bearer ? { authorization: `Bearer ${bearer}` } : {};
    },
    keepAlive: 15_000,
    retryAttempts: 0,
    on: { closed: (event) => (event as CloseEvent).code === CLOSED_IN_ORDER || lookAround() },
  });
  return new GraphQLWsLink(socket);
}
