/** Milliseconds in so many minutes. */
export const minutes = (count: number): number => count * 60_000;

/** Milliseconds in so many hours. */
export const hours = (count: number): number => minutes(60 * count);
