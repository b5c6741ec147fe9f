import type { ActivityKind } from '../modules/session/index.js';
import { Chance } from './chance.js';

/** Where people live, and how many of them. */
const ZONES = {
  'Asia/Dhaka': 14,
  'Asia/Kolkata': 14,
  'Europe/Berlin': 10,
  'Europe/London': 9,
  'America/New_York': 12,
  'America/Chicago': 7,
  'America/Los_Angeles': 8,
  'America/Sao_Paulo': 7,
  'Africa/Lagos': 5,
  'Asia/Tokyo': 6,
  'Australia/Sydney': 4,
  'Pacific/Auckland': 2,
  'Asia/Kathmandu': 2,
} as const;

/** Somebody made up: who they are never changes, whatever days are looked at. */
export interface Person {
  readonly subject: string;
  readonly zone: string;
  readonly device: 'phone' | 'laptop';
  /** The first of the simulated days on which they are there, and the day after which they stay away. */
  readonly joins: number;
  readonly leaves: number;
  /** How likely they show up on an ordinary day. */
  readonly devotion: number;
  /** The local hour around which they do. */
  readonly hour: number;
  /** Messages per visit, on average. */
  readonly talkativeness: number;
  readonly likes: Readonly<Record<Exclude<ActivityKind, 'CHAT'>, number>>;
  /** How they feel on most days, -1 to 1. */
  readonly temper: number;
}

/** @param days how many days are simulated */
export function personOf(seed: number, nth: number, days: number): Person {
  const chance = new Chance('person', seed, nth);
  const joins = chance.is(0.55) ? 0 : chance.whole(0, days - 1);
  return {
    subject: `simulated-${seed}-${nth}`,
    zone: chance.weighted(ZONES),
    device: chance.is(0.7) ? 'phone' : 'laptop',
    joins,
    // A third never comes back after the first days, as in every product.
    leaves: chance.is(0.33) ? joins + chance.whole(0, 6) : chance.whole(joins, joins + 2 * days),
    devotion: chance.is(0.15) ? chance.between(0.9, 0.99) : chance.between(0.1, 0.75),
    hour: chance.is(0.65) ? chance.around(20.5, 3) : chance.around(8.5, 3),
    talkativeness: chance.between(0, 2.2),
    likes: {
      GAME: chance.between(0, 1),
      VIDEO: chance.between(0, 0.8),
      MUSIC: chance.between(0, 1),
    },
    temper: chance.around(0.15, 0.8),
  };
}
