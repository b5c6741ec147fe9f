import { ArrowDown } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { VList, type VListHandle } from 'virtua';
import { explain } from '../../../api/errors';
import { useStore } from '../../../api/store';
import { Button } from '../../../parts/Button';
import { Notice } from '../../../parts/Notice';
import type { Letter } from '../writing/outbox';
import { LetterRow } from './LetterRow';
import { Loading } from './Loading';
import { NewestAloud } from './NewestAloud';
import { Row } from './Row';
import type { Place } from './path';
import type { Sought } from './sought';
import type { Timeline } from './timeline';
import styles from './TimelineView.module.css';
import { useScroll } from './use-scroll';

/** Of a message in a line or two, so that as many rows are drawn at first as are in sight. */
const USUAL_ROW_PX = 96;
const BUFFER_PX = 600;
const BUFFER_AFTER_MS = 200;

interface TimelineViewProps {
  timeline: Timeline;
  /** What is on its way into this conversation. */
  letters: readonly Letter[];
  /** A message to go to. */
  sought: Sought | null;
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
  const rows = useRows(timeline, letters);
  const list = useRef<VListHandle>(null);
  const { isAtEnd, found, onScroll, toNewest } = useScroll(list, timeline, rows.length, sought);
  useOwnWords(letters, toNewest);
  const buffer = useBuffer();
  const flagged = places.findLast(({ hasCard }) => hasCard)?.id;
  const drawn = (row: Place | Letter, at: number) =>
    'content' in row ? (
      <LetterRow key={row.clientMessageId} letter={row} />
    ) : (
      <Row
        key={row.id}
        id={row.id}
        previousAt={places[at - 1]?.createdAt ?? null}
        isLast={at === rows.length - 1}
        isNewestFlagged={row.id === flagged}
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
        bufferSize={buffer}
        itemSize={USUAL_ROW_PX}
        onScroll={onScroll}
      >
        {drawn}
      </VList>
      {!isAtEnd && <Down onPress={toNewest} />}
      <NewestAloud id={places.at(-1)?.id ?? ''} />
    </div>
  );
}

function Down({ onPress }: { onPress(): void }) {
  return (
    <Button className={styles.down} size="s" icon={<ArrowDown aria-hidden />} onClick={onPress}>
      Newest
    </Button>
  );
}

/** At first what is in sight is drawn, a moment later what is around it. */
function useBuffer(): number {
  const [px, setPx] = useState(0);
  useEffect(() => {
    const timer = setTimeout(setPx, BUFFER_AFTER_MS, BUFFER_PX);
    return () => clearTimeout(timer);
  }, []);
  return px;
}

/** Whoever says something wants to see it, wherever they were. */
function useOwnWords(letters: readonly Letter[], toNewest: () => void): void {
  const newest = letters.at(-1)?.clientMessageId;
  const known = useRef(newest);
  useEffect(() => {
    if (newest && newest !== known.current) toNewest();
    known.current = newest;
  }, [newest, toNewest]);
}

/** What was said, and what is on its way: that stands behind the newest. */
function useRows(timeline: Timeline, letters: readonly Letter[]): readonly (Place | Letter)[] {
  const { places, hasNewer } = useStore(timeline);
  return useMemo(() => (hasNewer ? places : [...places, ...letters]), [places, letters, hasNewer]);
}

/** It scrolls, so the keyboard must reach it. */
const LABELS = { role: 'region', 'aria-label': 'Messages', tabIndex: 0 };

function Failed({ error, onRetry }: { error: unknown; onRetry(): void }) {
  return (
    <div className={styles.loading}>
      <Notice tone="bad" action={<Button onClick={onRetry}>Try again</Button>}>
        {explain(error).text}
      </Notice>
    </div>
  );
}
