import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { dateOf, dayAt } from '../../platform/clock/local-days.js';
import { Database } from '../../platform/database/database.js';
import { Delivery, type Listener } from '../../platform/events/delivery.js';
import { Inbox } from '../../platform/events/inbox.js';
import { AccountService, zoneAt } from '../account/index.js';
import { MessageSent } from '../chat/index.js';
import { ActivityRecorded } from '../session/index.js';
import { oneMore } from './day-rows.js';
import { StreakInherited } from './streak.events.js';

const MOST_KNOWN_ZONES = 50_000;

type Activity = MessageSent | ActivityRecorded;

/** Counts what was done for the local day on which it was done, each activity once. */
@Injectable()
export class StreakListener implements Listener<Activity>, OnModuleInit {
  readonly name = 'streak';
  readonly hears = [MessageSent, ActivityRecorded];
  /** Where accounts lived when they did something last: very likely they still do. */
  private readonly zones = new LRUCache<string, string>({ max: MOST_KNOWN_ZONES });

  constructor(
    private readonly database: Database,
    private readonly accounts: AccountService,
    private readonly delivery: Delivery,
    private readonly inbox: Inbox,
  ) {}

  onModuleInit(): void {
    this.delivery.subscribe(this);
  }

  async hear(activity: Activity, factId: string): Promise<void> {
    const { accountId } = activity;
    if (await this.countFor(accountId, activity, factId)) return;
    // It was heard before, or a member has claimed this guest meanwhile.
    const heir = await this.accounts.heirOf(accountId);
    if (!heir) return;
    await this.countFor(heir, activity, factId);
    const unreached = await this.delivery.renewLabels([new StreakInherited(heir)]);
    if (unreached.size > 0) throw new Error('The heir’s cached streak could not be renewed.');
  }

  /** One round trip for who has not moved: the zone is guessed, and the database knows better. */
  private async countFor(accountId: string, activity: Activity, factId: string): Promise<boolean> {
    let zone = this.zones.get(accountId) ?? 'UTC';
    while (!(await this.count(accountId, activity, factId, zone))) {
      const lived = await this.zoneAt(accountId, activity);
      if (lived === zone) return false;
      zone = lived;
    }
    this.zones.set(accountId, zone);
    return true;
  }

  /** False, and nothing is counted, also when the account lived in another zone. */
  private count(
    accountId: string,
    activity: Activity,
    factId: string,
    zone: string,
  ): Promise<boolean> {
    const { at } = activity;
    const deed = activity instanceof MessageSent ? 'MESSAGE' : activity.kind;
    const lived = zoneAt(at);
    return this.inbox.once(
      this.name,
      { accountId, factId },
      {
        ...oneMore(deed, dateOf(dayAt(new Date(at), zone)), at),
        when: { sql: `${lived.sql} = ?`, values: [...lived.values, zone] },
      },
    );
  }

  private async zoneAt(accountId: string, { at }: Activity): Promise<string> {
    const { sql, values } = zoneAt(at);
    const [[row]] = await this.database.rows<[{ zone: string }]>(accountId, {
      sql: `select ${sql} as zone`,
      values,
    });
    return row!.zone;
  }
}
