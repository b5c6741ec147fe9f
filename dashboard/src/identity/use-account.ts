import { useQuery } from '@apollo/client/react';
import { MeDocument, type MeQuery } from './operations.generated';

/** The account itself, above all its time zone; absent until it is known. */
export function useAccount(): MeQuery['me'] | undefined {
  return useQuery(MeDocument).data?.me;
}
