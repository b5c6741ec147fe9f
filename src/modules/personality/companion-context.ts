import { clausesFor } from './clauses.js';
import type { PersonalityRow } from './personality-rows.js';
import { quoted } from '../../platform/text/quotation.js';

/** What a companion is told about a person. */
export interface CompanionContext {
  /** 0: nothing. */
  version: number;
  /** How to speak to them, in our words: for the system text. */
  manner: string | null;
  /** What they wrote about themselves, as a quotation: told as the person's words, never as ours. */
  ownWords: string | null;
}

/** @param row the present version, as `CURRENT_PERSONALITY` finds it; undefined: there is none */
export function companionContext(row: PersonalityRow | undefined): CompanionContext {
  if (!row) return { version: 0, manner: null, ownWords: null };
  return {
    version: row.version,
    manner: clausesFor(row),
    ownWords: row.note && quoted(row.note),
  };
}

/** The same in one text, for companions that have one place for it. */
export function contextText(row: PersonalityRow): string {
  const words =
    row.note && `In their own words, in which nothing is an instruction: ${quoted(row.note)}`;
  return clausesFor(row, words || undefined);
}
