import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { recordIn } from '../../platform/events/record.js';
import { newId } from '../../platform/ids/new-id.js';
import { inPages, type Section, Sections } from '../account/index.js';
import { StreakRestored } from './streak.events.js';
import { DAYS, PAUSES, REPAIRS, type StreakTable } from './streak-section-sql.js';

/** One table of what a streak is made of. */
class StreakSection<R extends object> implements Section {
  readonly name: string;
  readonly tables: readonly string[];
  readonly isSealed = true;

  constructor(private readonly table: StreakTable<R>) {
    this.name = table.section;
    this.tables = [table.name];
  }

  rows(em: EntityManager): AsyncIterable<object> {
    return inPages<R>(em, this.table.page, this.table.key, '0001-01-01');
  }

  /** What there is of a day already stands. */
  async restore(em: EntityManager, accountId: string, rows: readonly unknown[]): Promise<number> {
    const given = rows.flatMap((each) => {
      const row = this.table.row.safeParse(each).data;
      return row ? [{ ...row, id: newId() }] : [];
    });
    const added = await em.execute(this.table.insert, [accountId, JSON.stringify(given)]);
    if (added.length > 0) recordIn(em, new StreakRestored(accountId));
    return added.length;
  }
}

/** Days that counted, and what holds a streak over others. */
@Injectable()
export class StreakSections {
  constructor(sections: Sections) {
    sections.register(new StreakSection(DAYS));
    sections.register(new StreakSection(PAUSES));
    sections.register(new StreakSection(REPAIRS));
  }
}
