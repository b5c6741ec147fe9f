import { getTimezone } from 'countries-and-timezones';

/** Lands whose people call the lines of another. */
const SERVED_BY: Readonly<Record<string, string>> = {
  ...{ PR: 'US', VI: 'US', GU: 'US', AS: 'US', MP: 'US', GG: 'GB', JE: 'GB', IM: 'GB' },
  ...{ GP: 'FR', MQ: 'FR', GF: 'FR', RE: 'FR', YT: 'FR', PM: 'FR', BL: 'FR', MF: 'FR' },
  ...{ FO: 'DK', GL: 'DK', AX: 'FI', SJ: 'NO' },
};

/**
 * The country, ISO 3166-1, in which people keep this time; null for UTC and the like. Of a zone that
 * several share it is the one that the zone is named for.
 */
export function regionOf(zone: string): string | null {
  const [country] = getTimezone(zone)?.countries ?? [];
  return country === undefined ? null : (SERVED_BY[country] ?? country);
}
