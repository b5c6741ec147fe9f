import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { recordIn } from '../../platform/events/record.js';
import { newId } from '../../platform/ids/new-id.js';
import { type Estate, Estates, type Passage } from '../account/index.js';
import { PersonalityInherited } from './personality.events.js';

/** Versions of how somebody described themselves. */
@Injectable()
export class PersonalityEstate implements Estate {
  readonly tables = ['personality', 'personality_number'];
  private readonly shifts = new WeakMap<EntityManager, number>();

  constructor(estates: Estates) {
    estates.register(this);
  }

  async count(): Promise<object> {
    return {};
  }

  /** By how much the versions of the guest moved up in this transaction: whoever names one follows. */
  shiftIn(em: EntityManager): number {
    return this.shifts.get(em) ?? 0;
  }

  /**
   * The guest's versions come after all that the member has given out, so that no number means two
   * things; the member's own description is then repeated, and so stays the present one.
   */
  async handOver(em: EntityManager, { from, to, at }: Passage): Promise<object> {
    const shift = await newestOf(em, to);
    const brought = await newestOf(em, from);
    this.shifts.set(em, shift);
    if (brought === 0) return {};
    await em.execute(
      'update personality set account_id = ?, version = version + ? where account_id = ?',
      [to, shift, from],
    );
    const newest = (await repeated(em, to, shift, shift + brought + 1, at)) ?? shift + brought;
    await em.execute(
      `insert into personality_number (id, account_id, newest) values (?, ?, ?)
       on conflict (account_id) do update set newest = excluded.newest`,
      [newId(), to, newest],
    );
    await em.execute('delete from personality_number where account_id = ?', [from]);
    recordIn(em, new PersonalityInherited(to));
    return {};
  }
}

/** The newest version that was ever given out. */
async function newestOf(em: EntityManager, accountId: string): Promise<number> {
  const [row] = await em.execute<{ newest: number }[]>(
    'select newest from personality_number where account_id = ?',
    [accountId],
  );
  return row?.newest ?? 0;
}

/** Says again, under a new number, what the newest version up to this one says; null when none does. */
async function repeated(
  em: EntityManager,
  accountId: string,
  upTo: number,
  version: number,
  at: Date,
): Promise<number | null> {
  const [row] = await em.execute<{ version: number }[]>(
    `insert into personality (id, account_id, version, openness, conscientiousness, extraversion,
       agreeableness, neuroticism, note, source, created_at)
     select ?, account_id, ?, openness, conscientiousness, extraversion, agreeableness, neuroticism,
       note, source, ?
     from personality where account_id = ? and version <= ? order by version desc limit 1
     returning version`,
    [newId(), version, at, accountId, upTo],
  );
  return row?.version ?? null;
}
