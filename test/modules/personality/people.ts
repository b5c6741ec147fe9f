import type { Person } from '../../support/people.js';
import { eachTrait, type Traits } from '../../../src/modules/personality/traits.js';

export interface Version {
  version: number;
  traits: Traits;
  note: string | null;
  source: string;
  createdAt: string;
}

export interface Context {
  version: number;
  text: string | null;
  traits: Traits | null;
  expiresAt: string;
  notModified: boolean;
}

const TRAITS = 'traits { openness conscientiousness extraversion agreeableness neuroticism }';
const VERSION = `version ${TRAITS} note source createdAt`;

export const SAVE = `mutation ($traits: TraitsInput!, $note: String) {
  savePersonality(traits: $traits, note: $note) { ${VERSION} }
}`;
export const ANSWER = `mutation ($answers: [PersonalityAnswer!]!) {
  answerPersonalityQuestionnaire(answers: $answers) { ${VERSION} }
}`;
export const CONTEXT = `query ($known: Int) {
  personalityContext(knownVersion: $known) { version text ${TRAITS} expiresAt notModified }
}`;

/** The same score for everything, but for what is told apart. */
export const scored = (score: number, others: Partial<Traits> = {}): Traits => ({
  ...eachTrait(() => score),
  ...others,
});

export async function save(
  person: Person,
  traits: Traits,
  note?: string,
  at?: string,
): Promise<Version> {
  type Saved = { savePersonality: Version };
  return (await person.get<Saved>(SAVE, { traits, note }, at)).savePersonality;
}

export async function forget(person: Person, at?: string): Promise<boolean> {
  type Forgotten = { forgetPersonality: boolean };
  return (await person.get<Forgotten>('mutation { forgetPersonality }', {}, at)).forgetPersonality;
}

/** The present version, and all of them. */
export async function versions(person: Person, at?: string) {
  type All = { personality: Version | null; personalityHistory: Version[] };
  const both = `{ personality { ${VERSION} } personalityHistory { ${VERSION} } }`;
  return person.get<All>(both, {}, at);
}

export async function context(person: Person, known?: number, at?: string): Promise<Context> {
  type Told = { personalityContext: Context };
  return (await person.get<Told>(CONTEXT, { known }, at)).personalityContext;
}
