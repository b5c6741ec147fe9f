import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Viewer } from '../../platform/auth/viewer.js';
import { minutes } from '../../platform/cache/durations.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { recordIn } from '../../platform/events/record.js';
import { newId } from '../../platform/ids/new-id.js';
import { visibleText } from '../../platform/text/checked.js';
import { AccountService } from '../account/index.js';
import { contextText } from './companion-context.js';
import { type Answer, scoresOf } from './mini-ipip.js';
import { type Description, Personality } from './personality.entity.js';
import { PersonalityForgotten } from './personality.events.js';
import {
  CURRENT_PERSONALITY,
  HISTORY,
  type PersonalityRow,
  personalityView,
} from './personality-rows.js';
import type { PersonalityContextView, PersonalityView } from './personality.types.js';
import { checkedTraits, eachTrait, type Traits } from './traits.js';

/** How long a companion may go by what it was told. */
export const CONTEXT_MS = minutes(30);

const LONGEST_NOTE = 1_000;

/** How people describe themselves, in versions. */
@Injectable()
export class PersonalityService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountService,
    private readonly clock: Clock,
  ) {}

  save(viewer: Viewer, traits: Traits, note: string | null): Promise<PersonalityView> {
    return this.describe(viewer, {
      traits: checkedTraits(traits),
      note: note?.trim() ? visibleText(note, 'note', LONGEST_NOTE) : null,
      source: 'self',
    });
  }

  answer(viewer: Viewer, answers: readonly Answer[]): Promise<PersonalityView> {
    return this.describe(viewer, { traits: scoresOf(answers), note: null, source: 'mini-ipip' });
  }

  /** Leaves no version behind; the numbers go on, so that none ever means two things. */
  forget({ accountId }: Viewer): Promise<boolean> {
    return this.database.write(accountId, async (em) => {
      await this.accounts.hold(em, accountId);
      await em.execute('delete from personality where account_id = ?', [accountId]);
      recordIn(em, new PersonalityForgotten(accountId));
      return true;
    });
  }

  async current({ accountId }: Viewer): Promise<PersonalityView | null> {
    const [[row]] = await this.database.rows<[PersonalityRow]>(accountId, CURRENT_PERSONALITY);
    return row ? personalityView(row) : null;
  }

  async history({ accountId }: Viewer): Promise<PersonalityView[]> {
    const [rows] = await this.database.rows<[PersonalityRow]>(accountId, HISTORY);
    return rows.map(personalityView);
  }

  /** @param knownVersion what the caller still has; of that version only the number is answered */
  async context(
    { accountId }: Viewer,
    knownVersion: number | null,
  ): Promise<PersonalityContextView> {
    const expiresAt = new Date(this.clock.now().getTime() + CONTEXT_MS);
    const [[row]] = await this.database.rows<[PersonalityRow]>(accountId, CURRENT_PERSONALITY);
    const version = row?.version ?? 0;
    const notModified = version === knownVersion;
    const told = notModified ? undefined : row;
    const text = told ? contextText(told) : null;
    const traits = told ? eachTrait((trait) => told[trait]) : null;
    return { version, text, traits, expiresAt, notModified };
  }

  private describe({ accountId }: Viewer, description: Description): Promise<PersonalityView> {
    return this.database.write(accountId, async (em) => {
      await this.accounts.hold(em, accountId);
      const version = await nextVersion(em, accountId);
      const now = this.clock.now();
      em.persist(Personality.described(accountId, version, description, now));
      return { version, ...description, createdAt: now };
    });
  }
}

/** The account's next number; versions that were forgotten keep theirs. */
async function nextVersion(em: EntityManager, accountId: string): Promise<number> {
  const [{ newest } = { newest: 1 }] = await em.execute<{ newest: number }[]>(
    `insert into personality_number (id, account_id, newest) values (?, ?, 1)
     on conflict (account_id) do update set newest = personality_number.newest + 1
     returning newest`,
    [newId(), accountId],
  );
  return newest;
}
