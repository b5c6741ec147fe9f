const LATEST_MS = 1_000;

/** Settles when nothing is left to draw, or a second later: what is not seen can wait for what is. */
export const quiet = (): Promise<void> =>
  new Promise((resolve) => {
    // Safari does not tell when it is idle.
    if (!('requestIdleCallback' in window)) setTimeout(resolve, LATEST_MS / 4);
    else requestIdleCallback(() => resolve(), { timeout: LATEST_MS });
  });
