import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { recordIn } from '../../platform/events/record.js';
import { newId } from '../../platform/ids/new-id.js';
import { inPages, type Section, Sections } from '../account/index.js';
import { PersonalityRestored } from './personality.events.js';
import { eachTrait } from './traits.js';

const score = z.number().min(0).max(100);
const row = z.object({
  version: z.int().min(1).max(1_000_000),
  traits: z.object(eachTrait(() => score)),
  note: z.string().min(1).max(1_000).nullable(),
  source: z.enum(['self', 'mini-ipip']),
  createdAt: z.iso.datetime(),
});

const PAGE = `select version, json_build_object('openness', openness, 'conscientiousness', conscientiousness,
    'extraversion', extraversion, 'agreeableness', agreeableness, 'neuroticism', neuroticism) as traits,
    note, source, to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt"
  from personality where account_id = current_account() and version > ? order by version limit ?`;

/** How somebody described themselves, in versions. */
@Injectable()
export class PersonalitySection implements Section {
  readonly name = 'personality';
  readonly tables = ['personality', 'personality_number'];
  readonly isSealed = false;

  constructor(sections: Sections) {
    sections.register(this);
  }

  rows(em: EntityManager): AsyncIterable<object> {
    return inPages<{ version: number }>(em, PAGE, 'version', 0);
  }

  /** A number is never used twice: what comes after a version that was given out here is taken, the rest not. */
  async restore(em: EntityManager, accountId: string, rows: readonly unknown[]): Promise<number> {
    const given = rows.flatMap((each) => row.safeParse(each).data ?? []);
    const [known] = await em.execute<{ newest: number }[]>(
      `select coalesce(max(version), 0) as newest from personality where account_id = ?`,
      [accountId],
    );
    const fresh = given.filter(({ version }) => version > known!.newest);
    for (const { version, traits, note, source, createdAt } of fresh)
      await em.execute(
        `insert into personality (id, account_id, version, openness, conscientiousness, extraversion,
           agreeableness, neuroticism, note, source, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        [
          newId(),
          accountId,
          version,
          ...Object.values(eachTrait((trait) => traits[trait])),
          note,
          source,
          createdAt,
        ],
      );
    if (fresh.length > 0) await this.giveOut(em, accountId, fresh.at(-1)!.version);
    return fresh.length;
  }

  private async giveOut(em: EntityManager, accountId: string, version: number): Promise<void> {
    await em.execute(
      `insert into personality_number as n (id, account_id, newest) values (?, ?, ?)
       on conflict (account_id) do update set newest = greatest(n.newest, excluded.newest)`,
      [newId(), accountId, version],
    );
    recordIn(em, new PersonalityRestored(accountId));
  }
}
