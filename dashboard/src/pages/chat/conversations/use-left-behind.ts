import { useMutation } from '@apollo/client/react';
import { useEffect } from 'react';
import { codeOf } from '../../../api/errors';
import { DeleteConversationDocument } from './operations.generated';
import { finishLeftBehind } from './parting';

/** Sees to it that what somebody deleted as they left the page is deleted. */
export function useLeftBehind(): void {
  const [destroy] = useMutation(DeleteConversationDocument);
  useEffect(() => {
    void finishLeftBehind((id) =>
      destroy({ variables: { id } }).catch((error: unknown) => {
        if (codeOf(error) !== 'NOT_FOUND') throw error;
      }),
    );
  }, [destroy]);
}
