import { useQuery } from '@apollo/client/react';
import { useDeferredValue, useState } from 'react';
import { useLocation, useRoute } from 'wouter';
import { explain } from '../../../api/errors';
import { Button } from '../../../parts/Button';
import { Dialog } from '../../../parts/Dialog';
import { counted } from '../../../parts/format';
import { Notice } from '../../../parts/Notice';
import { TextField } from '../../../parts/TextField';
import type { Jump } from '../timeline/sought';
import { type Hit, Hits } from './Hits';
import { SearchDocument } from './operations.generated';
import styles from './SearchDialog.module.css';
import { useLull } from './use-lull';

/** Finds what was said, in any conversation, and leads to the place. */
export default function SearchDialog({ onClose }: { onClose(): void }) {
  const [text, setText] = useState('');
  const [, params] = useRoute('/c/:id');
  const here = params && params.id !== 'new' ? params.id : null;
  const [isHere, setHere] = useState(false);
  const query = useLull(useDeferredValue(text.trim()));
  const [, go] = useLocation();
  const open = ({ message }: Hit): void => {
    // Whoever chooses the same one again wants to be led there again.
    const state: Jump = { at: performance.now() };
    go(`/c/${message.conversationId}?at=${message.id}`, { state });
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title="Search">
      <TextField
        label="What was said"
        type="search"
        value={text}
        maxLength={200}
        onChange={(event) => setText(event.target.value)}
      />
      {here && (
        <label className={styles.here}>
          <input type="checkbox" checked={isHere} onChange={() => setHere(!isHere)} />
          Only in this conversation
        </label>
      )}
      {query !== '' && <Found query={query} within={isHere ? here : null} onOpen={open} />}
    </Dialog>
  );
}

interface FoundProps {
  query: string;
  within: string | null;
  onOpen(hit: Hit): void;
}

function Found({ query, within, onOpen }: FoundProps) {
  const { data, previousData, error, fetchMore } = useQuery(SearchDocument, {
    variables: { query, filter: within ? { conversationId: within } : null },
    fetchPolicy: 'cache-and-network',
  });
  if (error) return <Notice tone="bad">{explain(error).text}</Notice>;
  const found = (data ?? previousData)?.searchChat;
  if (!found) return <p className={styles.count}>Searching…</p>;
  const { endCursor, hasNextPage } = found.pageInfo;
  return (
    <div className={styles.found} aria-busy={!data}>
      <p className={styles.count} role="status">
        {found.totalCount === 0 ? 'Nothing found.' : `${counted(found.totalCount, 'place')} found`}
      </p>
      <Hits hits={found.nodes} onOpen={onOpen} />
      {hasNextPage && (
        <Button look="plain" onClick={() => void fetchMore({ variables: { after: endCursor } })}>
          Show more
        </Button>
      )}
    </div>
  );
}
