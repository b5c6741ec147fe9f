import { useFragment } from '@apollo/client/react';
import { type LineFragment, LineFragmentDoc } from '../operations.generated';

/** What is known of a message; a row changes alone when its message does. */
export function useLine(id: string): LineFragment | null {
  const { data, complete } = useFragment({
    fragment: LineFragmentDoc,
    fragmentName: 'Line',
    from: { __typename: 'Message', id },
  });
  return complete ? (data as LineFragment) : null;
}
