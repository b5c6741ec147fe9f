import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import type { Subscription } from 'rxjs';
import { type LineFragment, ReplyStreamDocument } from '../operations.generated';

type Written = Pick<LineFragment, 'content' | 'status'>;

const PAUSE_MS = 1_500;

/** What of a reply is there: followed while it is written, from wherever it is taken up. */
export function useReply({ id, content, status }: LineFragment): Written {
  const client = useApolloClient();
  const [heard, setHeard] = useState<Written | null>(null);
  const isWritten = status === 'GENERATING';
  useEffect(() => {
    if (!isWritten) return;
    return follow(client, id, (reply) => {
      setHeard(reply);
      if (reply.status !== 'GENERATING') settle(client, id, reply);
    });
  }, [client, id, isWritten]);
  return isWritten && heard ? heard : { content, status };
}

/** Each try is told all that was written so far, so nothing is missed between two of them. */
function follow(
  client: ApolloClient,
  messageId: string,
  hear: (reply: Written) => void,
): () => void {
  let again: ReturnType<typeof setTimeout> | undefined;
  let following: Subscription | undefined;
  const later = (): void => {
    again = setTimeout(begin, PAUSE_MS);
  };
  const begin = (): void => {
    following = client
      .subscribe({ query: ReplyStreamDocument, variables: { messageId } })
      .subscribe({
        next: ({ data, error }) => (error ? later() : data && hear(data.replyStream)),
        error: later,
      });
  };
  begin();
  return () => {
    clearTimeout(again);
    following?.unsubscribe();
  };
}

/** From here on it is a message like any other. */
function settle(client: ApolloClient, id: string, { content, status }: Written): void {
  client.cache.modify({
    id: client.cache.identify({ __typename: 'Message', id }),
    fields: { content: () => content, status: () => status },
  });
}
