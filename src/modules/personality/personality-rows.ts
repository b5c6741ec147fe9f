import type { Statement } from '../../platform/database/statement.js';
import type { PersonalitySource } from './personality.entity.js';
import type { PersonalityView } from './personality.types.js';
import { eachTrait, type Traits } from './traits.js';

/** A version as a plain read finds it. */
export interface PersonalityRow extends Traits {
  version: number;
  note: string | null;
  source: PersonalitySource;
  created_at: string;
}

/** Nobody looks further back in one answer. */
const MOST_VERSIONS = 1_000;

const NEWEST_FIRST = `select version, openness, conscientiousness, extraversion, agreeableness, neuroticism,
  note, source, created_at from personality where account_id = current_account() order by version desc`;

/** The present version of the account of the transaction, if there is one. */
export const CURRENT_PERSONALITY: Statement = { sql: `${NEWEST_FIRST} limit 1`, values: [] };

export const HISTORY: Statement = { sql: `${NEWEST_FIRST} limit ${MOST_VERSIONS}`, values: [] };

export const personalityView = (row: PersonalityRow): PersonalityView => ({
  version: row.version,
  traits: eachTrait((trait) => row[trait]),
  note: row.note,
  source: row.source,
  createdAt: new Date(row.created_at),
});
