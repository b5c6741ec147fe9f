import { CombinedGraphQLErrors } from '@apollo/client/errors';
import type { SupportQuery } from './operations.generated';

/** Where somebody may turn, and the words that say so. */
export type Crisis = NonNullable<SupportQuery['crisisSupport']>;

/** What a refusal tells somebody whose message spoke of hurting themselves. */
export function crisisIn(error: unknown): Crisis | undefined {
  const { extensions } = CombinedGraphQLErrors.is(error) ? (error.errors[0] ?? {}) : {};
  return extensions?.['crisis'] as Crisis | undefined;
}
