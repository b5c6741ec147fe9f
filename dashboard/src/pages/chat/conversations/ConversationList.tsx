import { useQuery } from '@apollo/client/react';
import { Archive, Inbox, Search, SquarePen } from 'lucide-react';
import { Suspense, useState } from 'react';
import { Link } from 'wouter';
import { explain } from '../../../api/errors';
import { useStore } from '../../../api/store';
import { Button, IconButton } from '../../../parts/Button';
import { Notice } from '../../../parts/Notice';
import { Skeleton } from '../../../parts/Skeleton';
import { useChat } from '../chat';
import { ConversationItem } from './ConversationItem';
import styles from './ConversationList.module.css';
import { type ConversationStatus, ConversationsDocument } from './operations.generated';
import { parting } from './parting';
import { useFreshList } from './use-fresh-list';
import { useLeftBehind } from './use-left-behind';
import { lazily } from '../../../parts/lazily';

const SearchDialog = lazily(() => import('../search/SearchDialog'));

/** The conversations: pinned ones first, then the latest; archived ones apart. */
export default function ConversationList() {
  const [status, setStatus] = useState<ConversationStatus>('ACTIVE');
  const [isSearching, setSearching] = useState(false);
  const isArchive = status === 'ARCHIVED';
  useLeftBehind();
  return (
    <section className={styles.list} aria-label="Conversations">
      <header className={styles.head}>
        <h2>{isArchive ? 'Archived' : 'Conversations'}</h2>
        <IconButton label="Search what was said" onClick={() => setSearching(true)}>
          <Search aria-hidden />
        </IconButton>
        <IconButton
          label={isArchive ? 'Show the conversations' : 'Show archived ones'}
          aria-pressed={isArchive}
          onClick={() => setStatus(isArchive ? 'ACTIVE' : 'ARCHIVED')}
        >
          {isArchive ? <Inbox aria-hidden /> : <Archive aria-hidden />}
        </IconButton>
        <Link href="/c/new" className={styles.begin} aria-label="New chat" title="New chat">
          <SquarePen aria-hidden />
        </Link>
      </header>
      <Conversations status={status} />
      <Suspense>{isSearching && <SearchDialog onClose={() => setSearching(false)} />}</Suspense>
    </section>
  );
}

function Conversations({ status }: { status: ConversationStatus }) {
  const { data, error, refetch, fetchMore } = useQuery(ConversationsDocument, {
    variables: { status },
    fetchPolicy: 'cache-and-network',
  });
  const hidden = useStore(parting);
  useFreshList(useChat().news, refetch);
  if (error && !data) return <Notice tone="bad">{explain(error).text}</Notice>;
  if (!data) return <Skeleton lines={5} label="Loading the conversations…" />;
  const { nodes, pageInfo } = data.conversations;
  const shown = nodes.filter((one) => !hidden.has(one.id) && one.status === status);
  return (
    <div className={styles.items}>
      {shown.length === 0 && (
        <p className={styles.none}>
          {status === 'ACTIVE' ? 'Nothing yet. Say hello.' : 'Nothing is archived.'}
        </p>
      )}
      <ul>
        {shown.map((conversation) => (
          <ConversationItem key={conversation.id} conversation={conversation} />
        ))}
      </ul>
      {pageInfo.hasNextPage && (
        <Button
          look="plain"
          size="s"
          onClick={() => void fetchMore({ variables: { after: pageInfo.endCursor } })}
        >
          Show more
        </Button>
      )}
    </div>
  );
}
