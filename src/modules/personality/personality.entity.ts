import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { record } from '../../platform/events/record.js';
import { newId } from '../../platform/ids/new-id.js';
import { PersonalitySaved } from './personality.events.js';
import type { Traits } from './traits.js';

/** Who named the scores: the person, or the questionnaire that they answered. */
export type PersonalitySource = 'self' | 'mini-ipip';

/** How a person described themselves at one time. */
export interface Description {
  traits: Traits;
  note: string | null;
  source: PersonalitySource;
}

/** One version of a person's description of themselves; never changed, a new one takes its place. */
@Entity({ tableName: 'personality' })
export class Personality implements Traits {
  @PrimaryKey({ type: 'uuid' })
  readonly id: string = newId();

  @Property({ type: 'uuid' })
  readonly accountId!: string;

  @Property({ type: 'integer' })
  readonly version!: number;

  @Property({ type: 'double' })
  readonly openness!: number;

  @Property({ type: 'double' })
  readonly conscientiousness!: number;

  @Property({ type: 'double' })
  readonly extraversion!: number;

  @Property({ type: 'double' })
  readonly agreeableness!: number;

  @Property({ type: 'double' })
  readonly neuroticism!: number;

  @Property({ type: 'text', nullable: true })
  readonly note!: string | null;

  @Property({ type: 'text' })
  readonly source!: PersonalitySource;

  @Property({ type: 'datetime' })
  readonly createdAt!: Date;

  /** @param version the account's next number, taken in the same transaction */
  static described(
    accountId: string,
    version: number,
    { traits, note, source }: Description,
    now: Date,
  ): Personality {
    const personality = new Personality();
    Object.assign(personality, traits, { accountId, version, note, source, createdAt: now });
    record(personality, new PersonalitySaved(accountId, version));
    return personality;
  }
}
