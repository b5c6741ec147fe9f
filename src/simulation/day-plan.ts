import { Temporal } from 'temporal-polyfill';
import type { ActivityKind } from '../modules/session/index.js';
import { Chance } from './chance.js';
import type { Person } from './person.js';
import { phrase } from './phrases.js';

/** One thing that somebody does, and the moment at which they have done it. */
export type Step =
  | { does: 'play'; at: Date; since: Date; kind: Exclude<ActivityKind, 'CHAT'>; key: string }
  | { does: 'say'; at: Date; words: string; key: string }
  | { does: 'leave'; at: Date };

/** One visit: when it begins, and what is done in it. */
export interface Visit {
  readonly key: string;
  readonly at: Date;
  readonly steps: readonly Step[];
}

const MINUTE_MS = 60_000;
/** How long one game, video or song takes, in minutes. */
const LENGTHS = { GAME: [3, 18], VIDEO: [2, 25], MUSIC: [2, 6] } as const;

/** What somebody does on a day: the same for the same seed, person and date. */
export function visitsOn(person: Person, nth: number, date: Temporal.PlainDate): Visit[] {
  if (nth < person.joins || nth > person.leaves) return [];
  const chance = new Chance('day', person.subject, date.toString());
  const isWeekend = date.dayOfWeek > 5;
  if (nth !== person.joins && !chance.is(person.devotion * (isWeekend ? 1.05 : 1))) return [];
  const hours = [chance.around(person.hour, 2.5)];
  if (chance.is(0.2)) hours.push(hours[0]! > 14 ? hours[0]! - 7 : hours[0]! + 8);
  return hours.map((hour, visit) => {
    const at = instantOf(date, person.zone, hour);
    const key = `${person.subject}:${date.toString()}:${visit}`;
    return { key, at, steps: stepsFrom(person, at, key, chance) };
  });
}

function instantOf(date: Temporal.PlainDate, zone: string, hour: number): Date {
  const minutes = Math.min(Math.max(Math.round(hour * 60), 0), 23 * 60 + 20);
  const midnight = date.toZonedDateTime({ timeZone: zone });
  return new Date(midnight.add({ minutes }).epochMilliseconds);
}

function stepsFrom(person: Person, from: Date, key: string, chance: Chance): Step[] {
  const steps: Step[] = [];
  const mood = chance.around(person.temper, 0.7);
  const plays = chance.whole(0, 3);
  const says = Math.round(chance.around(person.talkativeness, 1.2));
  let at = from.getTime() + chance.between(0.1, 2) * MINUTE_MS;
  for (let nth = 0; nth < plays; nth += 1) {
    const kind = chance.weighted(person.likes);
    const since = new Date(at);
    const [shortest, longest] = LENGTHS[kind];
    at += chance.between(shortest, longest) * MINUTE_MS;
    steps.push({ does: 'play', at: new Date(at), since, kind, key: `${key}:${nth}` });
    at += chance.between(0.2, 3) * MINUTE_MS;
  }
  for (let nth = 0; nth < says; nth += 1) {
    steps.push({
      does: 'say',
      at: new Date(at),
      words: phrase(chance, mood),
      key: `${key}:m${nth}`,
    });
    at += chance.between(0.3, 4) * MINUTE_MS;
  }
  // The others just close the lid; the sweep ends their visit.
  if (chance.is(0.6)) steps.push({ does: 'leave', at: new Date(at) });
  return steps;
}
