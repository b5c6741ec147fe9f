import type { Format } from './format.js';
import { shareGpt } from './sharegpt.js';

export type { Format, Item } from './format.js';

/** In the order in which they are tried: the more telling ones first. */
export const FORMATS: readonly Format[] = [shareGpt];

/** The format of a file that begins like this, recognised by content. */
export function formatOf(beginning: string): Format | null {
  return FORMATS.find((format) => format.recognises(beginning)) ?? null;
}
