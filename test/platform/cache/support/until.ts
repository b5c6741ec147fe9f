import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for something that happens by itself; fails loudly when it does not. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  limitMs = 10_000,
): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`It did not come true within ${limitMs} ms: ${holds}`);
    await sleep(1);
  }
}
