import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { recordIn } from '../../platform/events/record.js';
import { isTimeZone } from '../../platform/graphql/scalars.js';
import { newId } from '../../platform/ids/new-id.js';
import { TimeZoneMoved } from './account.events.js';
import { type Section, Sections } from './sections.js';
import { ZONE_HISTORY, type ZoneRow } from './zones.js';

const row = z.object({ zone: z.string().refine(isTimeZone), since: z.coerce.date() });

/** Where the account lived, and since when: days and streaks are reckoned by it. */
@Injectable()
export class AccountSection implements Section {
  readonly name = 'timeZones';
  readonly tables = ['account_zone'];
  readonly isSealed = true;

  constructor(sections: Sections) {
    sections.register(this);
  }

  async *rows(em: EntityManager): AsyncIterable<object> {
    const rows = await em.execute<ZoneRow[]>(ZONE_HISTORY.sql);
    for (const { zone, since } of rows) yield { zone, since: new Date(since) };
  }

  /** Whoever said here where they live is not moved. */
  async restore(em: EntityManager, accountId: string, rows: readonly unknown[]): Promise<number> {
    const zones = rows.flatMap((each) => row.safeParse(each).data ?? []);
    const known = await em.execute('select from account_zone where account_id = ?', [accountId]);
    const last = zones.at(-1);
    if (known.length > 0 || !last) return 0;
    for (const { zone, since } of zones)
      await em.execute(
        'insert into account_zone (id, account_id, zone, since) values (?, ?, ?, ?)',
        [newId(), accountId, zone, since],
      );
    await em.execute('update account set time_zone = ? where id = ?', [last.zone, accountId]);
    recordIn(em, new TimeZoneMoved(accountId, last.zone));
    return zones.length;
  }
}
