import { useQuery } from '@apollo/client/react';
import { useStore } from '../../../api/store';
import { visit } from '../../../visit/visit';
import { useChat } from '../chat';
import { type LineFragment, SupportDocument } from '../operations.generated';
import { CrisisCard } from './CrisisCard';

/** What was said of it when it was written; later it is asked for again. */
export function CrisisBeside({ line: { id, flagged } }: { line: LineFragment }) {
  const told = useStore(useChat().crises).get(id);
  // With a visit the account may have moved to another zone, where other people listen.
  const session = useStore(visit);
  if (told) return <CrisisCard crisis={told} />;
  return flagged ? <AskedAgain key={session} messageId={id} /> : null;
}

function AskedAgain({ messageId }: { messageId: string }) {
  const { data } = useQuery(SupportDocument, {
    variables: { messageId },
    fetchPolicy: 'cache-and-network',
  });
  return data?.crisisSupport ? <CrisisCard crisis={data.crisisSupport} /> : null;
}
