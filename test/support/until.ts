import { setTimeout as pause } from 'node:timers/promises';

/** Resolves as soon as it is true; the test's own time limit ends a wait for what never comes. */
export async function until(isTrue: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await isTrue())) await pause(10);
}
