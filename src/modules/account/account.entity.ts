import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { record } from '../../platform/events/record.js';
import { TimeZoneMoved } from './account.events.js';
import { zoneChangedTooOften } from './account.errors.js';

export type AccountKind = 'GUEST' | 'MEMBER';

/** Zone changes allowed in 24 hours: enough for a long journey, too few to farm days. */
const CHANGES_PER_DAY = 2;

/** One person, as far as Smriti knows: a guest, or a member whom an identity provider names. */
@Entity({ tableName: 'account' })
export class Account {
  @PrimaryKey({ type: 'uuid' })
  readonly id!: string;

  @Property({ type: 'text' })
  readonly kind!: AccountKind;

  @Property({ type: 'text', nullable: true })
  readonly email!: string | null;

  @Property({ type: 'text' })
  timeZone!: string;

  @Property({ type: 'datetime' })
  readonly createdAt!: Date;

  /**
   * Lives in another zone from now on; the days already counted stay as they are. The first zone
   * is no change, and the zone it has already changes nothing.
   * @param recentChanges changes within the last 24 hours; `null` when no zone was ever set
   */
  moveTo(zone: string, recentChanges: number | null): boolean {
    if (zone === this.timeZone && recentChanges !== null) return false;
    if (recentChanges !== null && recentChanges >= CHANGES_PER_DAY) throw zoneChangedTooOften();
    this.timeZone = zone;
    record(this, new TimeZoneMoved(this.id, zone));
    return true;
  }
}
