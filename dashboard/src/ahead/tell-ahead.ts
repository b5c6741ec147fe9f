import type { ApolloClient } from '@apollo/client';
import { ConversationsDocument } from '../pages/chat/conversations/operations.generated';
import { HistoryDocument, NowDocument } from '../pages/chat/operations.generated';
import { answersFor } from './asked';

const DOCUMENTS = {
  Conversations: ConversationsDocument,
  History: HistoryDocument,
  Now: NowDocument,
};

/** What was answered ahead is known to the client before anything is drawn. */
export function tellAhead(client: ApolloClient, token: string): void {
  for (const { operationName, variables, data } of answersFor(token)) {
    client.writeQuery({ query: DOCUMENTS[operationName], variables, data });
  }
}
