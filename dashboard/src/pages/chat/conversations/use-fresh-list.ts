import { useEffect } from 'react';
import type { News } from '../news';

/** News come in bursts; a list is asked for anew once per burst. */
const LULL_MS = 250;

/** Asks anew whenever something was written, here or elsewhere. */
export function useFreshList(news: News, refetch: () => unknown): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const leave = news.onAny(() => {
      clearTimeout(timer);
      timer = setTimeout(refetch, LULL_MS);
    });
    return () => {
      leave();
      clearTimeout(timer);
    };
  }, [news, refetch]);
}
