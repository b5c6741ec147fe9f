import type { CrisisResource } from '../crisis.types.js';
import { regionOf } from '../region.js';
import { africaAndOceania } from './africa-and-oceania.js';
import { americas } from './americas.js';
import { asia } from './asia.js';
import { europe } from './europe.js';
import { EMERGENCY_NUMBERS } from './emergency-numbers.js';

export const LINES = [...americas, ...europe, ...asia, ...africaAndOceania];

/** Kept up by people whose work that is: whatever changed above, this leads to somebody. */
export const INTERNATIONAL: CrisisResource = {
  name: 'Find A Helpline',
  contact: 'https://findahelpline.com',
  region: 'INTERNATIONAL',
};

/** Who listens to somebody who lives in this zone; null: nobody knows where. */
export function resourcesFor(zone: string | null): CrisisResource[] {
  const region = zone === null ? null : regionOf(zone);
  if (region === null) return [INTERNATIONAL];
  const own = LINES.filter((line) => line.region === region);
  const emergency = EMERGENCY_NUMBERS[region];
  return [
    ...own.map(({ name, contact }) => ({ name, contact, region })),
    ...(emergency ? [{ name: 'Emergency', contact: emergency, region }] : []),
    INTERNATIONAL,
  ];
}
