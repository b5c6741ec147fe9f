import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { recordIn } from '../../platform/events/record.js';
import { newId } from '../../platform/ids/new-id.js';
import { type Estate, Estates, type Passage } from '../account/index.js';
import { COLUMNS } from './day-rows.js';
import { StreakInherited } from './streak.events.js';

/** Days that counted, and what holds a streak over others. The heir has what either had. */
@Injectable()
export class StreakEstate implements Estate {
  readonly tables = ['activity_day', 'streak_pause', 'streak_repair'];

  constructor(estates: Estates) {
    estates.register(this);
  }

  async count(em: EntityManager, accountId: string): Promise<{ activeDays: number }> {
    const [counts] = await em.execute<{ activeDays: number }[]>(
      'select count(*)::int as "activeDays" from activity_day where account_id = ?',
      [accountId],
    );
    return counts!;
  }

  async handOver(em: EntityManager, passage: Passage): Promise<{ activeDays: number }> {
    const counts = await this.count(em, passage.from);
    await joinDays(em, passage);
    await joinPauses(em, passage);
    await joinRepairs(em, passage);
    recordIn(em, new StreakInherited(passage.to));
    return counts;
  }
}

/** What both did on one day is done on that day. */
async function joinDays(em: EntityManager, { from, to }: Passage): Promise<void> {
  const sums = COLUMNS.map((column) => `${column} = own.${column} + theirs.${column}`);
  await em.execute(
    `update activity_day own set ${sums.join(', ')}, last_at = greatest(own.last_at, theirs.last_at)
     from activity_day theirs
     where own.account_id = ? and theirs.account_id = ? and own.date = theirs.date`,
    [to, from],
  );
  await takeOver(em, 'activity_day', 'own.date = theirs.date', { from, to });
}

/** Of a pause that overlaps the heir's the days that the heir's does not cover; pauses never overlap. */
async function joinPauses(em: EntityManager, { from, to }: Passage): Promise<void> {
  const left = await em.execute<{ first: string; last: string; at: string }[]>(
    `select min(day)::date::text as first, max(day)::date::text as last, created_at as at
     from (
       select p.id, p.created_at, day,
         day - row_number() over (partition by p.id order by day) * interval '1 day' as island
       from streak_pause p, generate_series(p.first_day, p.last_day, interval '1 day') as day
       where p.account_id = ? and not exists (
         select from streak_pause own
         where own.account_id = ? and day between own.first_day and own.last_day)
     ) as days group by id, created_at, island`,
    [from, to],
  );
  await em.execute('delete from streak_pause where account_id = ?', [from]);
  for (const { first, last, at } of left) {
    await em.execute(
      'insert into streak_pause (id, account_id, first_day, last_day, created_at) values (?, ?, ?, ?, ?)',
      [newId(), to, first, last, at],
    );
  }
}

const joinRepairs = (em: EntityManager, passage: Passage): Promise<void> =>
  takeOver(em, 'streak_repair', 'own.day = theirs.day', passage);

/** Re-owns the rows that the heir has no equal of; the others go. */
async function takeOver(
  em: EntityManager,
  table: string,
  isEqual: string,
  { from, to }: Pick<Passage, 'from' | 'to'>,
): Promise<void> {
  await em.execute(
    `update ${table} theirs set account_id = ? where account_id = ?
       and not exists (select from ${table} own where own.account_id = ? and ${isEqual})`,
    [to, from, to],
  );
  await em.execute(`delete from ${table} where account_id = ?`, [from]);
}
