const WRITTEN =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2}(?:[.,]\d{1,9})?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?$/i;
const EARLIEST = Date.UTC(1980, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

/**
 * The instant that an export means: seconds, milliseconds or microseconds since 1970, or a written
 * date (without a zone: UTC). What is no time, or none that a chat can have, is as good as absent.
 */
export function timeOf(value: unknown): Date | undefined {
  if (typeof value === 'number') return instant(inMilliseconds(value));
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const text = value.trim();
  if (/^\d+(\.\d+)?$/.test(text)) return instant(inMilliseconds(Number(text)));
  const [, day, clock = '00:00', seconds = ':00', zone = 'Z'] = WRITTEN.exec(text) ?? [];
  return day === undefined
    ? undefined
    : instant(Date.parse(`${day}T${clock}${seconds.replace(',', '.')}${isoZone(zone)}`));
}

/** A time within the years in which chats were, else nothing. */
export function instant(milliseconds: number): Date | undefined {
  const isPossible = milliseconds >= EARLIEST && milliseconds < LATEST;
  return isPossible ? new Date(Math.round(milliseconds)) : undefined;
}

/** The sizes lie so far apart that they cannot be taken for one another within a century. */
function inMilliseconds(since1970: number): number {
  if (since1970 > 1e14) return since1970 / 1000;
  return since1970 > 1e11 ? since1970 : since1970 * 1000;
}

function isoZone(zone: string): string {
  if (/^[a-z]/i.test(zone)) return 'Z';
  const digits = zone.slice(1).replace(':', '');
  return `${zone[0]}${digits.slice(0, 2)}:${digits.slice(2) || '00'}`;
}
