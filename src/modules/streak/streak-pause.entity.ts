import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { type Day, dateOf, dayOf } from '../../platform/clock/local-days.js';
import { badInput } from '../../platform/errors/refusal.js';
import { record } from '../../platform/events/record.js';
import { newId } from '../../platform/ids/new-id.js';
import type { Pause } from './reckoning/record.js';
import { pauseIsOver, pausesOverlap } from './streak.errors.js';
import { StreakPauseCancelled, StreakPaused } from './streak.events.js';

const LONGEST_DAYS = 30;
/** How far ahead a pause may begin. */
const FARTHEST_DAYS = 366;

/** Days on which nobody is expected. */
@Entity({ tableName: 'streak_pause' })
export class StreakPause {
  @PrimaryKey({ type: 'uuid' })
  id: string = newId();

  @Property({ type: 'uuid' })
  accountId!: string;

  @Property({ type: 'date' })
  firstDay!: string;

  @Property({ type: 'date' })
  lastDay!: string;

  @Property({ type: 'datetime' })
  createdAt!: Date;

  /** @throws Refusal BAD_USER_INPUT; CONFLICT for days that are paused already */
  static planned(
    accountId: string,
    { from, to }: Pause,
    { today, now, others }: { today: Day; now: Date; others: readonly Pause[] },
  ): StreakPause {
    if (to < from) throw badInput('A pause ends on its first day or later.');
    if (to - from >= LONGEST_DAYS) throw badInput(`A pause lasts ${LONGEST_DAYS} days at most.`);
    if (from < today) throw badInput('A pause begins today or later.');
    if (from > today + FARTHEST_DAYS) throw badInput('A pause begins within a year.');
    if (others.some((other) => other.from <= to && from <= other.to)) throw pausesOverlap();
    const pause = new StreakPause();
    pause.accountId = accountId;
    pause.firstDay = dateOf(from);
    pause.lastDay = dateOf(to);
    pause.createdAt = now;
    record(pause, new StreakPaused(accountId, pause.firstDay, pause.lastDay));
    return pause;
  }

  /**
   * Ends before today; the days that have passed stay paused. Answers whether any is left.
   * @throws Refusal CONFLICT when it is over already
   */
  cancel(today: Day): boolean {
    if (dayOf(this.lastDay) < today) throw pauseIsOver();
    record(this, new StreakPauseCancelled(this.accountId, this.firstDay));
    if (dayOf(this.firstDay) >= today) return false;
    this.lastDay = dateOf(today - 1);
    return true;
  }
}
