import fc from 'fast-check';
import type { Story } from './oracle.js';

/** One thing that the server is told, in the order in which it comes there. */
export type Telling = { activity: number } | { goodbye: true };

export interface ToldStory {
  story: Story;
  /** Every activity at least once, some twice; nobody tells what has not happened yet. */
  tellings: Telling[];
}

const minute = (most: number) => fc.integer({ min: 0, max: most });

/** Visits of all lengths, with what was done before, in and after them. */
export const stories: fc.Arbitrary<ToldStory> = fc
  .record({
    gaps: fc.oneof(
      { weight: 4, arbitrary: fc.array(fc.integer({ min: 1, max: 29 }), { maxLength: 60 }) },
      { weight: 1, arbitrary: fc.constant(Array<number>(60).fill(25)) },
    ),
    activities: fc.array(
      fc.record({
        start: fc.oneof(minute(60), minute(400), fc.integer({ min: -60, max: 1_500 })),
        kind: fc.constantFrom('GAME', 'VIDEO'),
        lasts: fc.option(fc.oneof(minute(20), minute(200))),
      }),
      { maxLength: 8 },
    ),
    goodbye: fc.option(fc.oneof(minute(90), minute(1_500))),
    later: minute(90),
    order: fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
  })
  .map(({ gaps, activities: done, goodbye, later, order }) => {
    const beats = gaps.reduce<number[]>((all, gap) => [...all, (all.at(-1) ?? 0) + gap], []);
    const heartbeats = beats.filter((beat) => beat < Math.min(24 * 60, goodbye ?? Infinity));
    const activities = done.map(({ kind, start, lasts }) => ({
      kind,
      start,
      end: lasts === null ? null : start + lasts,
    }));
    const times = [
      ...heartbeats,
      goodbye ?? 0,
      ...activities.map(({ start, end }) => end ?? start),
    ];
    const now = Math.max(0, ...times) + later;
    const story = { heartbeats, activities, goodbye, now };
    return { story, tellings: told(story, order) };
  });

/** What ended before the goodbye may be told before or after it; anything else comes after it. */
function told({ activities, goodbye }: Story, order: number[]): Telling[] {
  const twice = activities.map((_, activity) => ({ activity }));
  const deck: Telling[] = [...twice, ...twice.slice(0, 3), ...(goodbye === null ? [] : [GOODBYE])];
  const shuffled = deck
    .map((telling, nth) => ({ telling, rank: order[nth % order.length]! + nth / 100 }))
    .toSorted((one, two) => one.rank - two.rank)
    .map(({ telling }) => telling);
  const at = shuffled.indexOf(GOODBYE);
  const isTooEarly = (telling: Telling, nth: number) =>
    nth < at && 'activity' in telling && endOf(activities[telling.activity]!) > goodbye!;
  return [
    ...shuffled.filter((telling, nth) => !isTooEarly(telling, nth)),
    ...shuffled.filter((telling, nth) => isTooEarly(telling, nth)),
  ];
}

const GOODBYE: Telling = { goodbye: true };
const endOf = ({ start, end }: { start: number; end: number | null }): number => end ?? start;
