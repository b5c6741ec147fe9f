/** A word about what was just done, with a way back where there is one. */
export interface Toast {
  id: number;
  text: string;
  action?: { label: string; onChoose(): void } | undefined;
}

const SHOWN_MS = 6_000;

let toasts: readonly Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();

/** Shows it for some seconds; answers how to take it away sooner. */
export function toast(text: string, action?: Toast['action'], shownMs = SHOWN_MS): () => void {
  const id = ++last;
  become([...toasts, { id, text, action }]);
  const drop = (): void => become(toasts.filter((one) => one.id !== id));
  setTimeout(drop, shownMs);
  return drop;
}

export const toastList = {
  current: (): readonly Toast[] => toasts,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

function become(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}
