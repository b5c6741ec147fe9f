import type { ApolloClient } from '@apollo/client';
import { newId } from '../api/ids';
import { EndVisitDocument } from './operations.generated';
import { visit } from './visit';

/** Changes when a tab has ended the session that it may share with others. */
export const LEFT = 'smriti.left';

/** Ends the session that is open here. */
export async function endVisit(client: ApolloClient): Promise<void> {
  const sessionId = visit.current();
  visit.become(null);
  if (sessionId) await sayGoodbye(client, sessionId);
}

/** Says that a session is over, by a request that outlives the page. */
export async function sayGoodbye(client: ApolloClient, sessionId: string): Promise<void> {
  localStorage.setItem(LEFT, newId());
  const context = { fetchOptions: { keepalive: true } };
  await client
    .mutate({ mutation: EndVisitDocument, variables: { sessionId }, context })
    .catch(() => undefined);
}
