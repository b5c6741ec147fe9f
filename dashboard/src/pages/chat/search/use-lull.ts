import { useEffect, useState } from 'react';

const LULL_MS = 200;

/** A value once it has not changed for a moment. */
export function useLull<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), LULL_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
