import { useQuery } from '@apollo/client/react';
import { Redirect } from 'wouter';
import { explain } from '../../api/errors';
import { Notice } from '../../parts/Notice';
import { Skeleton } from '../../parts/Skeleton';
import { ConversationsDocument, type ListedFragment } from './conversations/operations.generated';
import { NewConversation } from './NewConversation';

/** Where one was last; whoever was nowhere yet begins. */
export function Latest() {
  const { data, error } = useQuery(ConversationsDocument, { variables: { status: 'ACTIVE' } });
  if (error) return <Notice tone="bad">{explain(error).text}</Notice>;
  if (!data) return <Skeleton label="Looking for where you were…" />;
  const [latest] = data.conversations.nodes.toSorted((one, other) => at(other) - at(one));
  return latest ? <Redirect to={`/c/${latest.id}`} replace /> : <NewConversation />;
}

const at = ({ lastMessageAt, createdAt }: ListedFragment): number =>
  new Date(lastMessageAt ?? createdAt).getTime();
