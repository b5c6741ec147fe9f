import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { type Day, dateOf } from '../../platform/clock/local-days.js';
import { badInput } from '../../platform/errors/refusal.js';
import { record } from '../../platform/events/record.js';
import { newId } from '../../platform/ids/new-id.js';
import { nothingToRepair, repairedRecently } from './streak.errors.js';
import { StreakRepaired } from './streak.events.js';

/** So many days back a day can be repaired. */
const DAYS_BACK = 3;
/** So long after one repair there can be no other. */
const PAUSE_MS = 30 * 24 * 3_600_000;

/** A day that was missed and stands all the same. */
@Entity({ tableName: 'streak_repair' })
export class StreakRepair {
  @PrimaryKey({ type: 'uuid' })
  id: string = newId();

  @Property({ type: 'uuid' })
  accountId!: string;

  @Property({ type: 'date' })
  day!: string;

  @Property({ type: 'text' })
  reason!: string;

  @Property({ type: 'datetime' })
  repairedAt!: Date;

  /** @throws Refusal BAD_USER_INPUT; CONFLICT for a day that was not missed, and too soon after another */
  static made(
    accountId: string,
    { day, reason }: { day: Day; reason: string },
    at: { today: Day; now: Date; isMissed: boolean; lastRepairAt: Date | null },
  ): StreakRepair {
    const { today, now, isMissed, lastRepairAt } = at;
    if (day >= today || day < today - DAYS_BACK) {
      throw badInput(`One of the last ${DAYS_BACK} days can be repaired, today not included.`);
    }
    if (!isMissed) throw nothingToRepair();
    if (lastRepairAt && now.getTime() < lastRepairAt.getTime() + PAUSE_MS) throw repairedRecently();
    const repair = new StreakRepair();
    Object.assign(repair, { accountId, day: dateOf(day), reason, repairedAt: now });
    record(repair, new StreakRepaired(accountId, repair.day));
    return repair;
  }
}
