import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import { connection, lookAround } from '../api/connection';

/** By then what one came for is there. */
const QUIET_MS = 3_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 5_000;
/** So often it may fail while the server is there: it has another version of the page by now. */
const MOST_FAILURES = 3;

interface Loaded<Props> {
  default: ComponentType<Props>;
}

/** A part that is loaded when it is first needed; while the server is away, it is waited for. */
export const lazily = <Props>(
  load: () => Promise<Loaded<Props>>,
): LazyExoticComponent<ComponentType<Props>> => lazy(() => patiently(load));

/** The same, and fetched in a quieter moment, so that it is there at the first press and while the server is away. */
export function soon<Props>(
  load: () => Promise<Loaded<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  // Should it fail, it is asked for again when it is needed.
  setTimeout(() => load().catch(() => undefined), QUIET_MS);
  return lazily(load);
}

async function patiently<T>(load: () => Promise<T>): Promise<T> {
  let failures = 0;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    try {
      return await load();
    } catch (error) {
      lookAround();
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      if (connection.current() === 'there') failures += 1;
      if (failures >= MOST_FAILURES) throw error;
    }
  }
}
