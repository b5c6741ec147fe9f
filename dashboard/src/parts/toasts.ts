import { Store } from '../api/store';

/** A word about what was just done, with a way back where there is one. */
export interface Toast {
  id: number;
  text: string;
  action?: { label: string; onChoose(): void } | undefined;
}

const SHOWN_MS = 6_000;

/** What is shown now. */
export const toasts = new Store<readonly Toast[]>([]);
let last = 0;

/** Shows it for some seconds; answers how to take it away sooner. */
export function toast(text: string, action?: Toast['action'], shownMs = SHOWN_MS): () => void {
  const id = ++last;
  toasts.become([...toasts.current(), { id, text, action }]);
  const drop = (): void => toasts.become(toasts.current().filter((one) => one.id !== id));
  setTimeout(drop, shownMs);
  return drop;
}
