import type { ApolloClient } from '@apollo/client';
import { newId } from '../../../api/ids';
import type { Chat } from '../chat';
import { crisisIn } from '../crisis';
import {
  EditDocument,
  type LineFragment,
  RateDocument,
  ReactDocument,
  RegenerateDocument,
  SelectBranchDocument,
  StopDocument,
} from '../operations.generated';

/** What can be done to a message. */
export class Deeds {
  /** The ids of wishes that were not answered yet: whoever tries again wishes the same. */
  private readonly wishes = new Map<string, string>();

  constructor(
    private readonly client: ApolloClient,
    private readonly chat: Chat,
  ) {}

  /** Other words in its place, and a reply to them; what was there stays as another branch. */
  edit({ id, conversationId }: LineFragment, content: string): Promise<void> {
    return this.once(`edit ${id} ${content}`, async (clientMessageId) => {
      const { data } = await this.client
        .mutate({ mutation: EditDocument, variables: { id, content, clientMessageId } })
        .catch((error: unknown) => {
          this.chat.noteCrisis(id, crisisIn(error));
          throw error;
        });
      const { message, reply, crisis } = data!.editMessage;
      this.chat.noteCrisis(message.id, crisis);
      await this.chat.timeline(conversationId).branch(message, ...(reply ? [reply] : []));
    });
  }

  /** Another reply beside this one. */
  regenerate({ id, conversationId }: LineFragment): Promise<void> {
    return this.once(`regenerate ${id}`, async (clientMessageId) => {
      const { data } = await this.client.mutate({
        mutation: RegenerateDocument,
        variables: { messageId: id, clientMessageId },
      });
      await this.chat.timeline(conversationId).branch(data!.regenerateReply);
    });
  }

  async stop(messageId: string): Promise<void> {
    await this.client.mutate({ mutation: StopDocument, variables: { messageId } });
  }

  /** Shows another of its alternatives, and what was said behind it. */
  async choose({ conversationId, parentId }: LineFragment, messageId: string): Promise<void> {
    await this.client.mutate({ mutation: SelectBranchDocument, variables: { messageId } });
    await this.chat.timeline(conversationId).switchBehind(parentId);
  }

  /** 1 to 5; null takes it back. */
  async rate({ id }: LineFragment, rating: number | null): Promise<void> {
    await this.client.mutate({
      mutation: RateDocument,
      variables: { id, rating },
      optimisticResponse: { rateMessage: { __typename: 'Message', id, rating } as never },
    });
  }

  async react({ id, reactions }: LineFragment, reaction: string): Promise<void> {
    await this.client.mutate({
      mutation: ReactDocument,
      variables: { id, reaction, on: !reactions.includes(reaction) },
    });
  }

  private async once(wish: string, ask: (clientMessageId: string) => Promise<void>): Promise<void> {
    const clientMessageId = this.wishes.get(wish) ?? newId();
    this.wishes.set(wish, clientMessageId);
    await ask(clientMessageId);
    this.wishes.delete(wish);
  }
}
