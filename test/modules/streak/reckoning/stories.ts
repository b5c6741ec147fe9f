import fc from 'fast-check';
import { dateIn, homeAt, nextDate, type Story } from './oracle.js';

const QUARTER = 15 * 60_000;
const HOUR = 4 * QUARTER;
const DAY = 24 * HOUR;

/** Zones in which something is odd, each as likely as all the others together. */
const ODD_ZONES = [
  'Europe/Berlin',
  'Australia/Sydney',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Etc/GMT+12',
  'America/St_Johns',
  'America/Havana',
  'Africa/Casablanca',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Pacific/Chatham',
  'America/Nuuk',
  'UTC',
];

/** Days around which the clocks or the calendar do something. */
const ODD_DAYS = [
  '2026-03-29',
  '2026-10-25',
  '2026-04-05',
  '2026-10-04',
  '2011-12-30',
  '2024-02-29',
  '2028-02-29',
  '2027-02-28',
  '2026-12-31',
];

/** Others in each run, but few in one: what the calendar shows there is looked up once. */
const anyOf = <T>(all: readonly T[], count: number): T[] =>
  Array.from({ length: count }, () => all[Math.floor(Math.random() * all.length)]!);

const zone = fc.oneof(
  fc.constantFrom(...ODD_ZONES),
  fc.constantFrom(...anyOf(Intl.supportedValuesOf('timeZone'), 40)),
);

const FIRST_DAY = Date.UTC(2001, 0, 1) / DAY;
const DAYS = Date.UTC(2040, 0, 1) / DAY - FIRST_DAY;
const ANY_DAYS = anyOf(
  Array.from({ length: DAYS }, (_, nth) => (FIRST_DAY + nth) * DAY),
  60,
);

const start = fc.oneof(
  fc
    .tuple(fc.constantFrom(...ODD_DAYS), fc.integer({ min: 0, max: 12 }))
    .map(([day, before]) => Date.parse(day) - before * DAY),
  fc.constantFrom(...ANY_DAYS),
);

const dateAfter = (start: number, days: number): string =>
  new Date(start + days * DAY).toISOString().slice(0, 10);

const shape = fc.record({
  start,
  days: fc.integer({ min: 2, max: 34 }),
  firstHome: zone,
  moves: fc.array(fc.tuple(zone, fc.nat(34 * 96)), { maxLength: 3 }),
  // How likely something is done on a day, in tenths.
  diligence: fc.constantFrom(3, 6, 8, 9, 10),
  deeds: fc.array(fc.tuple(fc.nat(9), fc.nat(DAY - 1)), { minLength: 34, maxLength: 34 }),
  pauses: fc.array(fc.tuple(fc.nat(40), fc.nat(6)), { maxLength: 2 }),
  repairs: fc.array(fc.nat(34), { maxLength: 2 }),
  sinceEnd: fc.integer({ min: -5 * DAY, max: 5 * DAY }),
  mostFreezes: fc.constantFrom(0, 0, 1, 3),
});

/** Somebody's weeks: where they lived, what they did, paused and repaired, and when it is looked at. */
export const story: fc.Arbitrary<Story> = shape.map(
  ({ start: from, days, firstHome, moves, diligence, deeds, pauses, repairs, ...rest }) => {
    const now = from + days * DAY + rest.sinceEnd;
    return {
      homes: [
        { zone: firstHome, since: from },
        ...moves
          .map(([to, quarters]) => ({ zone: to, since: from + quarters * QUARTER }))
          .filter(({ since }) => since <= now)
          .toSorted((one, other) => one.since - other.since),
      ],
      activities: deeds
        .slice(0, days)
        .flatMap(([luck, at], day) => (luck < diligence ? [from + day * DAY + at] : []))
        .filter((at) => at <= now),
      pauses: apart(pauses.map(([first, more]) => [first, first + more] as const)).map(
        ([first, last]) => ({ from: dateAfter(from, first), to: dateAfter(from, last) }),
      ),
      repairs: [...new Set(repairs)].toSorted((a, b) => a - b).map((day) => dateAfter(from, day)),
      now,
      mostFreezes: rest.mostFreezes,
    };
  },
);

/** In order, without those that overlap an earlier one. */
function apart(spans: (readonly [number, number])[]): (readonly [number, number])[] {
  const kept: (readonly [number, number])[] = [];
  for (const span of spans.toSorted(([one], [other]) => one - other)) {
    if (span[0] > (kept.at(-1)?.[1] ?? -1)) kept.push(span);
  }
  return kept;
}

/** Somebody who did something on every date that they lived through, at any hour of it. */
export const dailyStory: fc.Arbitrary<Story> = fc
  .record({
    start,
    days: fc.integer({ min: 3, max: 30 }),
    firstHome: zone,
    moves: fc.array(fc.tuple(zone, fc.nat(30 * 96)), { maxLength: 2 }),
    hours: fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), {
      minLength: 40,
      maxLength: 40,
    }),
  })
  .map(({ start: from, days, firstHome, moves, hours }) => {
    const homes = [
      { zone: firstHome, since: from },
      ...moves
        .map(([to, quarters]) => ({ zone: to, since: from + quarters * QUARTER }))
        .toSorted((one, other) => one.since - other.since),
    ];
    const still: Story = { homes, activities: [], pauses: [], repairs: [], now: 0, mostFreezes: 0 };
    const hoursOf = new Map<string, number[]>();
    for (let hour = from; hour < from + days * DAY; hour += HOUR) {
      const date = dateIn(homeAt(still, hour), hour);
      const before = hoursOf.get(date);
      if (before) before.push(hour);
      else hoursOf.set(date, [hour]);
    }
    const activities = [...hoursOf.values()].map(
      (lived, nth) => lived[Math.floor((hours[nth % 40] ?? 0) * lived.length)]!,
    );
    return { ...still, activities, now: from + days * DAY - 1 };
  });

export const spanOf = ({ activities, now }: Story): { from: string; to: string } => ({
  from: dateAfter(Math.min(now, ...activities), -3),
  to: nextDate(dateAfter(now, 4)),
});
