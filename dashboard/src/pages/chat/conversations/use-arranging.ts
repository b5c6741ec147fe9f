import { useMutation } from '@apollo/client/react';
import { useCallback } from 'react';
import { useLocation } from 'wouter';
import { explain } from '../../../api/errors';
import { toast } from '../../../parts/toasts';
import { useChat } from '../chat';
import {
  type ConversationInput,
  DeleteConversationDocument,
  type ListedFragment,
  UpdateConversationDocument,
} from './operations.generated';
import { part } from './parting';

const DONE: Partial<Record<string, string>> = { ARCHIVED: 'Archived.', ACTIVE: 'It is back.' };

interface Arranging {
  change(input: ConversationInput): void;
  /** With some seconds in which it can be taken back. */
  remove(): void;
}

/** Pins, names, archives and deletes a conversation. */
export function useArranging({ id, title }: ListedFragment): Arranging {
  const chat = useChat();
  const [, go] = useLocation();
  const [update] = useMutation(UpdateConversationDocument);
  const [destroy] = useMutation(DeleteConversationDocument, { variables: { id } });
  const change = useCallback(
    (input: ConversationInput) => {
      const changeNow = async (): Promise<void> => {
        await update({ variables: { id, input } });
        chat.news.tell();
        const word = input.status && DONE[input.status];
        if (word) toast(word);
      };
      changeNow().catch(sayWhy);
    },
    [chat, id, update],
  );
  const remove = useCallback(() => {
    const destroyNow = async (isLeaving: boolean): Promise<void> => {
      await destroy({ context: { fetchOptions: { keepalive: isLeaving } } });
      chat.forget(id);
      chat.news.tell();
    };
    part(id, `“${title}” is deleted.`, (isLeaving) => destroyNow(isLeaving).catch(sayWhy));
    if (location.pathname === `/c/${id}`) go('/c/new');
  }, [chat, id, title, destroy, go]);
  return { change, remove };
}

function sayWhy(error: unknown): void {
  toast(explain(error).text);
}
