import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import { connection, lookAround } from '../api/connection';

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
