import { ArrowDown } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { VList, type VListHandle } from 'virtua';
import { explain } from '../../../api/errors';
import { useStore } from '../../../api/store';
import { Button } from '../../../parts/Button';
import { Notice } from '../../../parts/Notice';
import { Skeleton } from '../../../parts/Skeleton';
import type { Letter } from '../writing/outbox';
import { LetterRow } from './LetterRow';
import { NewestAloud } from './NewestAloud';
import { Row } from './Row';
import type { Place, Timeline } from './timeline';
import styles from './TimelineView.module.css';
import { useScroll } from './use-scroll';

interface TimelineViewProps {
  timeline: Timeline;
  /** What is on its way into this conversation. */
  letters: readonly Letter[];
  /** A message to go to. */
  sought: string | null;
}

/** A conversation from its newest message back; of ten thousand only those in sight exist. */
export function TimelineView(props: TimelineViewProps) {
  const { timeline, letters } = props;
  const { status, error } = useStore(timeline);
  if (status === 'failed') {
    return <Failed error={error} onRetry={() => void timeline.loadNewest()} />;
  }
  return status === 'loading' && letters.length === 0 ? <Loading /> : <Rows {...props} />;
}

function Rows({ timeline, letters, sought }: TimelineViewProps) {
  const { places, grewInFront } = useStore(timeline);
  const rows = useMemo(() => [...places, ...letters], [places, letters]);
  const list = useRef<VListHandle>(null);
  const { isAtEnd, found, onScroll, toEnd } = useScroll(list, timeline, rows.length, sought);
  const drawn = (row: Place | Letter, at: number) =>
    'content' in row ? (
      <LetterRow key={row.clientMessageId} letter={row} />
    ) : (
      <Row
        key={row.id}
        id={row.id}
        previousId={places[at - 1]?.id ?? null}
        isLast={at === rows.length - 1}
        isSought={row.id === found}
      />
    );
  return (
    <div className={styles.frame}>
      <VList
        ref={list}
        {...LABELS}
        className={styles.list}
        shift={grewInFront}
        data={rows}
        bufferSize={600}
        onScroll={onScroll}
      >
        {drawn}
      </VList>
      {!isAtEnd && (
        <Button className={styles.down} size="s" icon={<ArrowDown aria-hidden />} onClick={toEnd}>
          Newest
        </Button>
      )}
      <NewestAloud id={places.at(-1)?.id ?? ''} />
    </div>
  );
}

/** It scrolls, so the keyboard must reach it. */
const LABELS = { role: 'region', 'aria-label': 'Messages', tabIndex: 0 };

function Loading() {
  return (
    <div className={styles.loading}>
      <Skeleton lines={2} label="Loading what was said…" />
      <Skeleton lines={4} label="" />
      <Skeleton lines={3} label="" />
    </div>
  );
}

function Failed({ error, onRetry }: { error: unknown; onRetry(): void }) {
  return (
    <div className={styles.loading}>
      <Notice tone="bad" action={<Button onClick={onRetry}>Try again</Button>}>
        {explain(error).text}
      </Notice>
    </div>
  );
}
