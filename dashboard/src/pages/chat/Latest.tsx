import { useQuery } from '@apollo/client/react';
import { Redirect } from 'wouter';
import { explain } from '../../api/errors';
import { Notice } from '../../parts/Notice';
import styles from './ConversationView.module.css';
import { latestOf } from './conversations/latest';
import { ConversationsDocument } from './conversations/operations.generated';
import { NewConversation } from './NewConversation';
import { Loading } from './timeline/Loading';

/** Where one was last; whoever was nowhere yet begins. */
export function Latest() {
  const { data, error } = useQuery(ConversationsDocument, { variables: { status: 'ACTIVE' } });
  if (!data) return <Waiting error={error} />;
  const latest = latestOf(data.conversations.nodes);
  return latest ? <Redirect to={`/c/${latest.id}`} replace /> : <NewConversation />;
}

/** As it will look in a moment, so that nothing jumps then. */
function Waiting({ error }: { error: Error | undefined }) {
  return (
    <main className={styles.view} id="main" aria-busy={!error}>
      <div className={styles.head} />
      {error && (
        <div className={styles.archived}>
          <Notice tone="bad">{explain(error).text}</Notice>
        </div>
      )}
      {!error && <Loading />}
    </main>
  );
}
