import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from 'react';
import type { VListHandle } from 'virtua';
import { explain } from '../../../api/errors';
import { useStore } from '../../../api/store';
import { toast } from '../../../parts/toasts';
import type { Sought } from './sought';
import type { Timeline } from './timeline';

/** So near to an edge that one is there. */
const NEAR_PX = 80;
/** So near to what is loaded that what is beyond it is wanted soon. */
const SOON_PX = 900;
const LIT_MS = 2_500;

interface Scroll {
  isAtEnd: boolean;
  /** The message that was looked for, for a moment. */
  found: string | null;
  onScroll(offset: number): void;
  /** To the end, wherever that is by now. */
  toNewest(): void;
}

/** Stays at the end while one is there, loads what is beyond before one comes to it, goes where one wants. */
export function useScroll(
  list: RefObject<VListHandle | null>,
  timeline: Timeline,
  length: number,
  sought: Sought | null,
): Scroll {
  const [isNearEnd, setNearEnd] = useState(true);
  const { hasNewer } = useStore(timeline);
  const isAtEnd = isNearEnd && !hasNewer;
  const toEnd = useCallback(() => {
    const last = length - 1;
    if (last >= 0) list.current?.scrollToIndex(last, { align: 'end' });
  }, [list, length]);
  const { isSeeking, found } = useLead(list, timeline, sought);
  useStayAtEnd(list, isAtEnd && !isSeeking, toEnd);
  const onScroll = useCallback(
    (offset: number) => {
      const { scrollSize, viewportSize } = list.current!;
      const left = scrollSize - viewportSize - offset;
      setNearEnd(left <= NEAR_PX);
      // What comes in front would move the place that one is being led to.
      if (isSeeking) return;
      if (offset < SOON_PX) void timeline.loadOlder();
      if (left < SOON_PX) void timeline.loadNewer();
    },
    [list, timeline, isSeeking],
  );
  const toNewest = useCallback(async () => {
    if (hasNewer) await timeline.loadNewest();
    setNearEnd(true);
  }, [timeline, hasNewer]);
  return { isAtEnd, found, onScroll, toNewest: () => void toNewest() };
}

/** New rows and growing ones are followed; a reply that is written grows without any new row. */
function useStayAtEnd(
  list: RefObject<VListHandle | null>,
  stays: boolean,
  toEnd: () => void,
): void {
  useLayoutEffect(() => {
    if (stays) toEnd();
  }, [stays, toEnd]);
  useEffect(() => {
    if (!stays) return;
    let height = 0;
    const timer = setInterval(() => {
      const now = list.current?.scrollSize ?? 0;
      if (now !== height) toEnd();
      height = now;
    }, 120);
    return () => clearInterval(timer);
  }, [list, stays, toEnd]);
}

/** Leads to the message that is looked for, and lights it up for a moment. */
function useLead(
  list: RefObject<VListHandle | null>,
  timeline: Timeline,
  sought: Sought | null,
): { isSeeking: boolean; found: string | null } {
  const [reached, setReached] = useState<Sought | null>(null);
  const [found, setFound] = useState<string | null>(null);
  useEffect(() => {
    if (!sought) return;
    let isOver = false;
    let out: ReturnType<typeof setTimeout>;
    const go = async (): Promise<void> => {
      await timeline.reach(sought.id);
      if (isOver) return;
      setFound(sought.id);
      // Once the rows that were loaded for it are drawn.
      requestAnimationFrame(() => {
        const at = timeline.current().places.findIndex(({ id }) => id === sought.id);
        list.current?.scrollToIndex(at, { align: 'center' });
        setReached(sought);
      });
      out = setTimeout(() => setFound(null), LIT_MS);
    };
    go().catch((error: unknown) => {
      setReached(sought);
      toast(explain(error).text);
    });
    return () => {
      isOver = true;
      clearTimeout(out);
    };
  }, [list, timeline, sought]);
  return { isSeeking: sought !== null && reached !== sought, found };
}
