import { useCallback, useState } from 'react';

const key = (place: string): string => `smriti.draft.${place}`;

/** Words that were begun and not sent; they outlive a reload of the tab. */
export function useDraft(place: string): [text: string, setText: (text: string) => void] {
  const [draft, setDraft] = useState({ place, text: sessionStorage.getItem(key(place)) ?? '' });
  if (draft.place !== place) setDraft({ place, text: sessionStorage.getItem(key(place)) ?? '' });
  const setText = useCallback(
    (text: string) => {
      setDraft({ place, text });
      if (text === '') sessionStorage.removeItem(key(place));
      else sessionStorage.setItem(key(place), text);
    },
    [place],
  );
  return [draft.text, setText];
}
