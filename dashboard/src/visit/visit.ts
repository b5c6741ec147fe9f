import { Store } from '../api/store';

/** Longer than it takes to open one; a message does not wait for more. */
const PATIENCE_MS = 2_000;

/**
 * The session that is open now: what is done meanwhile is done in it. undefined: one is about to be
 * opened; null: there is none, as when the page is left or the server away.
 */
export const visit = new Store<string | null | undefined>(undefined);

/** The session in which something is done now, waited for while it is about to be opened. */
export function openVisit(): Promise<string | null> {
  const id = visit.current();
  if (id !== undefined) return Promise.resolve(id);
  return new Promise((resolve) => {
    const settle = (): void => {
      clearTimeout(timer);
      stop();
      resolve(visit.current() ?? null);
    };
    const stop = visit.subscribe(settle);
    const timer = setTimeout(settle, PATIENCE_MS);
  });
}

/** The server says that it has ended; another one is opened. */
export function lapsed(sessionId: string): void {
  if (visit.current() === sessionId) visit.become(undefined);
}
