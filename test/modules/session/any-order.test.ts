import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { coveredMs } from '../../../src/modules/session/covered.js';
import type { SessionActivity } from '../../../src/modules/session/session-activity.entity.js';
import { Session } from '../../../src/modules/session/session.entity.js';
import { sessionView } from '../../../src/modules/session/session-rows.js';
import { Refusal } from '../../../src/platform/errors/refusal.js';
import { startApp } from '../../support/app.js';
import { MINUTE, type TurnedClock, turnedClock } from '../../support/clock.js';
import { member } from '../../support/people.js';
import { all, beat, end, start, tryEvent } from '../../support/visits.js';
import { type Story, told, type Told } from './oracle.js';
import { stories, type Telling, type ToldStory } from './stories.js';

const CASES = Number(process.env['SESSION_CASES'] ?? 1_000);
const CASES_BY_API = Number(process.env['SESSION_CASES_BY_API'] ?? 15);

const NOON = Date.parse('2026-11-20T12:00:00.000Z');
const at = (minutes: number): Date => new Date(NOON + minutes * MINUTE);

/** Tells it all, and what was refused as too late again for as long as something else comes in. */
async function tellAll(tellings: Telling[], tell: (one: Telling) => Promise<boolean>) {
  let left = tellings;
  for (let before = Infinity; left.length < before;) {
    before = left.length;
    const refused: Telling[] = [];
    for (const telling of left) if (!(await tell(telling))) refused.push(telling);
    left = refused;
  }
}

/** In the entity alone, where one that was told before is left out as the service does. */
async function inMemory({ story, tellings }: ToldStory): Promise<Told> {
  const { heartbeats, activities, goodbye, now } = story;
  const session = Session.started('ada', { clientSessionId: 'tab', device: null }, at(0));
  for (const minute of heartbeats) session.see(at(minute));
  const taken = new Map<number, SessionActivity>();
  await tellAll(tellings, async (telling) => {
    if ('goodbye' in telling) return session.close(at(goodbye!));
    if (taken.has(telling.activity)) return true;
    const { kind, start: from, end: to } = activities[telling.activity]!;
    const deed = {
      kind,
      startedAt: at(from),
      endedAt: to === null ? null : at(to),
    };
    const spans = [...taken.values()].flatMap(({ isInside, kind, startedAt, endedAt }) =>
      isInside && endedAt ? [{ kind, startedAt, endedAt }] : [],
    );
    try {
      taken.set(telling.activity, session.take({ ...deed, key: null }, spans, at(now)));
    } catch (error) {
      expect((error as Refusal).code).toBe('SESSION_ENDED');
      return false;
    }
    return true;
  });
  const inside = [...taken].filter(([, { isInside }]) => isInside).map(([nth]) => nth);
  return summary(sessionView(session, at(now)), session, inside);
}

const summary = (
  view: { endReason: string | null; wallMs: number; activeMs: number },
  { gameMs, videoMs }: { gameMs: number; videoMs: number },
  belonging: number[],
): Told => ({
  reason: view.endReason as Told['reason'],
  last: view.wallMs / MINUTE,
  activeMinutes: view.activeMs / MINUTE,
  gameMinutes: gameMs / MINUTE,
  videoMinutes: videoMs / MINUTE,
  belonging: belonging.toSorted((one, two) => one - two),
});

describe('The time covered by activities', () => {
  it('is what lies in at least one of them', () => {
    const span = fc.tuple(fc.nat(60), fc.nat(60)).map(([one, two]) => ({
      startedAt: new Date(Math.min(one, two)),
      endedAt: new Date(Math.max(one, two)),
    }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 8 }), (spans) => {
        let covered = 0;
        for (let ms = 0; ms < 60; ms += 1) {
          if (spans.some((each) => +each.startedAt <= ms && ms < +each.endedAt)) covered += 1;
        }
        expect(coveredMs(spans)).toBe(covered);
      }),
      { numRuns: CASES },
    );
  });
});

describe('A session', () => {
  it('is what the rules say, in whatever order and however often it is told', async () => {
    const reasons = new Set<string | null>();
    await fc.assert(
      fc.asyncProperty(stories, async (case_) => {
        const wanted = told(case_.story);
        reasons.add(wanted.reason);
        expect(await inMemory(case_)).toEqual(wanted);
      }),
      { numRuns: CASES },
    );
    expect(reasons).toEqual(new Set([null, 'CLIENT', 'IDLE', 'CAP']));
  });
});

describe('A session that is told through the API', () => {
  let app: Awaited<ReturnType<typeof startApp>>;
  let clock: TurnedClock;
  beforeAll(async () => {
    app = await startApp();
    clock = turnedClock(app);
  });
  afterAll(() => app.stop());

  async function byApi({ story, tellings }: ToldStory): Promise<Told> {
    const { heartbeats, activities, goodbye, now } = story;
    const goTo = (minute: number) => clock.stopAt(at(minute));
    goTo(0);
    const ada = await member(app);
    const { id } = await start(ada);
    for (const minute of heartbeats) {
      goTo(minute);
      await beat(ada, id);
    }
    await tellAll(tellings, async (telling) => {
      goTo('goodbye' in telling ? goodbye! : now);
      if ('goodbye' in telling) return Boolean(await end(ada, id));
      const { kind, start: from, end: to } = activities[telling.activity]!;
      const { errors } = await tryEvent(ada, {
        sessionId: id,
        clientEventId: String(telling.activity),
        kind,
        startedAt: at(from),
        endedAt: to === null ? null : at(to),
      });
      return !errors;
    });
    goTo(now);
    const [view] = await all(ada);
    const rows = await app.database.query<{ nth: string }>(
      'select client_event_id as nth from session_activity where session_id = $1 and is_inside',
      [id],
    );
    expect(view!.activities).toHaveLength(rows.length);
    const [tally] = await app.database.query<{ gameMs: number; videoMs: number }>(
      'select game_ms as "gameMs", video_ms as "videoMs" from session where id = $1',
      [id],
    );
    return summary(
      view!,
      tally!,
      rows.map(({ nth }) => Number(nth)),
    );
  }

  it('comes to the same', async () => {
    await fc.assert(
      fc.asyncProperty(stories, async (case_) => {
        fc.pre(isWithinTwoDays(case_.story) && case_.story.heartbeats.length < 20);
        expect(await byApi(case_)).toEqual(told(case_.story));
      }),
      { numRuns: CASES_BY_API },
    );
  });
});

/** Later nothing is taken any more. */
const isWithinTwoDays = ({ activities, now }: Story): boolean =>
  activities.every(({ start: from }) => now - from <= 48 * 60);
