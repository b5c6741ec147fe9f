import { useQuery } from '@apollo/client/react';
import { useStore } from '../../../api/store';
import { visit } from '../../../visit/visit';
import { useChat } from '../chat';
import { type LineFragment, SupportDocument } from '../operations.generated';
import { CrisisCard } from './CrisisCard';

interface CrisisBesideProps {
  line: LineFragment;
  isNewest: boolean;
}

/** What was said of it when it was written; later it is asked for again, and whole for the newest alone. */
export function CrisisBeside({ line: { id, flagged }, isNewest }: CrisisBesideProps) {
  const told = useStore(useChat().crises).get(id);
  // With a visit the account may have moved to another zone, where other people listen.
  const session = useStore(visit);
  if (told) return <CrisisCard crisis={told} />;
  return flagged ? <AskedAgain key={session} messageId={id} isNewest={isNewest} /> : null;
}

function AskedAgain({ messageId, isNewest }: { messageId: string; isNewest: boolean }) {
  const { data } = useQuery(SupportDocument, {
    variables: { messageId },
    fetchPolicy: 'cache-and-network',
  });
  const crisis = data?.crisisSupport;
  return crisis ? <CrisisCard crisis={crisis} isWhole={isNewest} /> : null;
}
