import { Temporal } from 'temporal-polyfill';
import type { WritingService } from '../modules/chat/index.js';
import type { ActivityService, SessionService } from '../modules/session/index.js';
import type { AccountDirectory } from '../platform/auth/account-directory.js';
import type { Viewer } from '../platform/auth/viewer.js';
import { type Step, type Visit, visitsOn } from './day-plan.js';
import { type Person, personOf } from './person.js';
import type { SimulatedClock } from './simulated-clock.js';

/** Lives that go on side by side; more wait for the database anyway. */
const AT_ONCE = 8;

export interface Extent {
  readonly accounts: number;
  readonly days: number;
  readonly seed: number;
}

/** What came of it; what had been there from an earlier run is counted as well. */
export interface Tally {
  visits: number;
  activities: number;
  messages: number;
}

export interface UseCases {
  readonly directory: AccountDirectory;
  readonly sessions: SessionService;
  readonly activities: ActivityService;
  readonly writing: WritingService;
  readonly clock: SimulatedClock;
}

/**
 * Members who never were, in the days up to today: each lives their days in order, through the same
 * use cases as everybody. The same seed makes the same people; run again, it adds what is new.
 */
export class Simulation {
  readonly tally: Tally = { visits: 0, activities: 0, messages: 0 };

  constructor(
    private readonly use: UseCases,
    private readonly extent: Extent,
  ) {}

  /** @param onDay is called for each day of each person that has been lived */
  async run(onDay: () => void): Promise<Tally> {
    const waiting = Array.from({ length: this.extent.accounts }, (_, nth) => nth).values();
    const life = async () => {
      for (const nth of waiting) await this.live(nth, onDay);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, () => life()));
    return this.tally;
  }

  private async live(nth: number, onDay: () => void): Promise<void> {
    const person = personOf(this.extent.seed, nth, this.extent.days);
    const first = Temporal.Now.plainDateISO(person.zone).subtract({ days: this.extent.days - 1 });
    let viewer: Viewer | undefined;
    for (let day = 0; day < this.extent.days; day += 1) {
      for (const visit of visitsOn(person, day, first.add({ days: day }))) {
        if (visit.at.getTime() > Date.now()) break;
        viewer ??= await this.arrive(person, visit.at);
        await this.pay(viewer, person, visit);
      }
      onDay();
    }
  }

  private async arrive({ subject }: Person, at: Date): Promise<Viewer> {
    const { clock, directory } = this.use;
    const accountId = await clock.at(at, () => directory.memberAccount(subject, null));
    return { accountId, role: 'user' };
  }

  private async pay(viewer: Viewer, { zone, device }: Person, visit: Visit): Promise<void> {
    const { clock, sessions } = this.use;
    const input = { clientSessionId: digestible(visit.key), timeZone: zone, device };
    const { id } = await clock.at(visit.at, () => sessions.start(viewer, input));
    this.tally.visits += 1;
    for (const step of visit.steps) {
      if (step.at.getTime() > Date.now()) return;
      await clock.at(step.at, () => this.take(viewer, id, step));
    }
  }

  private async take(viewer: Viewer, sessionId: string, step: Step): Promise<void> {
    const { sessions, activities, writing } = this.use;
    if (step.does === 'leave') {
      await sessions.end(viewer, sessionId);
    } else if (step.does === 'play') {
      const { kind, since: startedAt, at: endedAt } = step;
      const clientEventId = digestible(step.key);
      await activities.record(viewer, { sessionId, clientEventId, kind, startedAt, endedAt });
      this.tally.activities += 1;
    } else {
      const clientMessageId = digestible(step.key);
      await writing.send(viewer, { clientMessageId, content: step.words, sessionId, wait: true });
      this.tally.messages += 1;
    }
  }
}

/** Client keys have at most 64 characters. */
const digestible = (key: string): string => key.slice(-64);
