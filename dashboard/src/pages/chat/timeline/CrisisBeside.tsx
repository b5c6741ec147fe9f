import { useQuery } from '@apollo/client/react';
import { useEffect, useRef } from 'react';
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
  if (told) return <CrisisCard crisis={told} />;
  return flagged ? <AskedAgain messageId={id} isNewest={isNewest} /> : null;
}

function AskedAgain({ messageId, isNewest }: { messageId: string; isNewest: boolean }) {
  const { data, loading, refetch } = useQuery(SupportDocument, {
    variables: { messageId },
    fetchPolicy: 'cache-and-network',
    // Asked again in the moment of an answer, it would be given that answer once more.
    context: { queryDeduplication: false },
  });
  const session = useStore(visit);
  const askedIn = useRef(session);
  // With a visit the account may have moved to another zone, where other people listen. What was
  // asked before is waited for, so that its answer does not come last.
  useEffect(() => {
    if (loading || !session || askedIn.current === session) return;
    askedIn.current = session;
    // What is shown stands when nobody answers.
    refetch().catch(() => undefined);
  }, [loading, session, refetch]);
  const crisis = data?.crisisSupport;
  return crisis ? <CrisisCard crisis={crisis} isWhole={isNewest} /> : null;
}
