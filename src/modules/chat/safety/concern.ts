/** What a message seems to be about. Nothing here is a diagnosis; it decides which help is named. */
export type ConcernCategory = 'SUICIDE' | 'SELF_HARM' | 'HOPELESSNESS' | 'SOMEBODY_ELSE';

/** Why a message was taken for one of somebody in distress: never its words, only which rule spoke. */
export interface Concern {
  /** `<language>/<what the rule looks for>`, as in `en/wish-to-die`. */
  readonly rule: string;
  readonly category: ConcernCategory;
  /** The language of the rule, BCP 47. */
  readonly language: string;
}

/** The language in which such a rule is written. */
export const languageOf = (rule: string): string => rule.split('/', 1)[0]!;
