import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from 'react';
import type { VListHandle } from 'virtua';
import { toast } from '../../../parts/toasts';
import type { Timeline } from './timeline';

/** So near to an edge that one is there. */
const NEAR_PX = 80;
/** So near to the beginning that what is before it is wanted soon. */
const SOON_PX = 900;
const LIT_MS = 2_500;

interface Scroll {
  isAtEnd: boolean;
  /** The message that was looked for, for a moment. */
  found: string | null;
  onScroll(offset: number): void;
  toEnd(): void;
}

/** Stays at the end while one is there, loads what is older before one comes to it, goes where one wants. */
export function useScroll(
  list: RefObject<VListHandle | null>,
  timeline: Timeline,
  length: number,
  sought: string | null,
): Scroll {
  const [isAtEnd, setAtEnd] = useState(true);
  const toEnd = useCallback(() => {
    const last = length - 1;
    if (last >= 0) list.current?.scrollToIndex(last, { align: 'end' });
  }, [list, length]);
  useStayAtEnd(list, isAtEnd && !sought, toEnd);
  const found = useSought(list, timeline, sought);
  const onScroll = useCallback(
    (offset: number) => {
      const { scrollSize, viewportSize } = list.current!;
      setAtEnd(offset + viewportSize >= scrollSize - NEAR_PX);
      if (offset < SOON_PX) void timeline.loadOlder();
    },
    [list, timeline],
  );
  return { isAtEnd, found, onScroll, toEnd };
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

function useSought(
  list: RefObject<VListHandle | null>,
  timeline: Timeline,
  sought: string | null,
): string | null {
  const [found, setFound] = useState<string | null>(null);
  useEffect(() => {
    if (!sought) return;
    let isOver = false;
    let out: ReturnType<typeof setTimeout>;
    const go = async (): Promise<void> => {
      const isThere = await timeline.reach(sought);
      if (isOver) return;
      if (!isThere) return void toast('This message is not here any more.');
      setFound(sought);
      const at = timeline.current().places.findIndex(({ id }) => id === sought);
      // Once the rows that were loaded for it are drawn.
      requestAnimationFrame(() => list.current?.scrollToIndex(at, { align: 'center' }));
      out = setTimeout(() => setFound(null), LIT_MS);
    };
    void go();
    return () => {
      isOver = true;
      clearTimeout(out);
    };
  }, [list, timeline, sought]);
  return found;
}
