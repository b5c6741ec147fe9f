import { useEffect, useState } from 'react';
import { dateIn } from './days';

/** No later than this after midnight it is another day. */
const LOOK_MS = 15_000;

/** The day that it is where the account lives; it moves on while the page is open. */
export function useToday(zone: string | undefined): string {
  const [today, setToday] = useState(() => dateIn(zone));
  useEffect(() => {
    const look = (): void => setToday(dateIn(zone));
    look();
    const timer = setInterval(look, LOOK_MS);
    // Timers of a hidden page, or of one that slept, are late.
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [zone]);
  return today;
}
