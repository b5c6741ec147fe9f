import type { ToldMessage } from '../../chat/index.js';

/** How exports for people call who speaks. */
export const SPEAKERS: Readonly<Record<ToldMessage['role'], string>> = {
  USER: 'You',
  ASSISTANT: 'Companion',
  SYSTEM: 'Note',
};

const formats = new Map<string, Intl.DateTimeFormat>();

/** A moment as the clock on the person's wall showed it: `2026-11-21 14:03`. */
export function whenIn(zone: string, instant: Date): string {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  formats.set(zone, format);
  return format.format(instant);
}
