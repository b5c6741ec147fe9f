import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';

/** What the history of the browser keeps of one jump, so that it is told from the next to the same place. */
export interface Jump {
  at: number;
}

/** A message to go to; another one for each jump, even to the same message. */
export interface Sought extends Partial<Jump> {
  id: string;
}

/** The message that the address names; null: it names none. */
export function useSought(): Sought | null {
  const [search] = useSearchParams();
  const id = search.get('at');
  const at = useHistoryState<Partial<Jump> | null>()?.at;
  return useMemo(
    () => (id === null ? null : { id, ...(at === undefined ? {} : { at }) }),
    [id, at],
  );
}
