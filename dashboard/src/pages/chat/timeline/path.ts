import type { ApolloClient } from '@apollo/client';
import { takeAnswer } from '../../../ahead/asked';
import { codeOf } from '../../../api/errors';
import {
  HistoryDocument,
  type HistoryQuery,
  type HistoryQueryVariables,
  type LineFragment,
} from '../operations.generated';
import { hasCard } from './has-card';
import { newestOf } from './newest';

/** A message's place in its conversation; what it says lies in Apollo's cache. */
export interface Place {
  id: string;
  parentId: string | null;
  createdAt: string;
  /** A card of support belongs below it. */
  hasCard: boolean;
  /** To go on from here; unknown for what came live. */
  cursor: string | null;
}

/** Which part of the path: from a cursor, or around a message. */
export type Wanted = Omit<HistoryQueryVariables, 'conversationId'>;

export interface PathPage {
  places: readonly Place[];
  pageInfo: HistoryQuery['chatHistory']['pageInfo'];
}

/** A part of the path that is shown of a conversation, as the server has it now. */
export async function pathPage(
  client: ApolloClient,
  conversationId: string,
  wanted: Wanted,
): Promise<PathPage> {
  const question = { query: HistoryDocument, variables: { conversationId, ...wanted } };
  // Kept by hand: Apollo would read all of it back, and the rows in sight read for themselves.
  const { data } = await client.query({ ...question, fetchPolicy: 'no-cache' });
  client.writeQuery({ ...question, data: data! });
  return pageOf(data!);
}

/** The newest page, if it was asked for before there was a view to show it. */
export function pageAhead(conversationId: string, token: string): PathPage | undefined {
  const data = takeAnswer<HistoryQuery>(newestOf(conversationId), token);
  return data && pageOf(data);
}

function pageOf({ chatHistory }: HistoryQuery): PathPage {
  const { edges, pageInfo } = chatHistory;
  return { places: edges.map(({ cursor, node }) => placeOf(node, cursor)), pageInfo };
}

export const liveOne = (line: LineFragment): Place => placeOf(line, null);

const placeOf = (
  { id, parentId, createdAt, ...line }: LineFragment,
  cursor: string | null,
): Place => ({ id, parentId, createdAt, hasCard: hasCard(line), cursor });

export const indexOf = (places: readonly Place[], id: string | null): number =>
  places.findIndex((place) => place.id === id);

/** For what may not be on the path. */
export function unlessNotFound(error: unknown): null {
  if (codeOf(error) === 'NOT_FOUND') return null;
  throw error;
}
