import { Args, Context, ID, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type RequestContext, Viewer } from '../../platform/auth/viewer.js';
import { ConversationInput, PageArgs } from './chat.inputs.js';
import {
  ConversationView,
  MessageConnection,
  type MessagePage,
  MessageView,
} from './chat.types.js';
import { ConversationService } from './conversations/conversation.service.js';
import { MessageLoading } from './history/message-loaders.js';

/** What is done to conversations, and what hangs on them. */
@Resolver(() => ConversationView)
export class ConversationResolver {
  constructor(
    private readonly conversations: ConversationService,
    private readonly loading: MessageLoading,
  ) {}

  @Mutation(() => ConversationView)
  createConversation(
    @Viewer() viewer: Viewer,
    @Args('input', { type: () => ConversationInput, nullable: true })
    input?: ConversationInput | null,
  ): Promise<ConversationView> {
    return this.conversations.start(viewer, input ?? {});
  }

  @Mutation(() => ConversationView, { description: 'Absent: as it is; null: none.' })
  updateConversation(
    @Viewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
    @Args('input', { type: () => ConversationInput }) input: ConversationInput,
  ): Promise<ConversationView> {
    return this.conversations.arrange(viewer, id, input);
  }

  @Mutation(() => Boolean)
  deleteConversation(
    @Viewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<boolean> {
    return this.conversations.remove(viewer, id);
  }

  @Mutation(() => Int, {
    description: 'All conversations of the caller; answers the number of messages deleted.',
  })
  clearHistory(@Viewer() viewer: Viewer): Promise<number> {
    return this.conversations.clear(viewer);
  }

  @ResolveField(() => MessageView, { nullable: true })
  lastMessage(
    @Parent() conversation: ConversationView,
    @Context() request: RequestContext,
  ): Promise<MessageView | null> | null {
    return conversation.activeLeafId
      ? this.loading.of(request).byId.load(conversation.activeLeafId)
      : null;
  }

  @ResolveField(() => MessageConnection, {
    description:
      'The active path, oldest first inside the page; last/before walks to the past, first/after to the present (not both).',
  })
  messages(
    @Parent() conversation: ConversationView,
    @Args() args: PageArgs,
    @Context() request: RequestContext,
  ): Promise<MessagePage> {
    return this.loading.page(request, conversation, args);
  }
}
