import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { Viewer } from '../../platform/auth/viewer.js';
import { CachedQuery } from '../../platform/cache/cached-query.decorator.js';
import { hours } from '../../platform/cache/durations.js';
import { ConversationStatuses } from './chat.enums.js';
import { HistoryArgs, MessageFilter } from './chat.inputs.js';
import {
  ConversationConnection,
  type ConversationPage,
  ConversationView,
  MessageConnection,
  type MessagePage,
  SearchConnection,
  type SearchPage,
} from './chat.types.js';
import type { ConversationStatus } from './conversation.entity.js';
import { ConversationListService } from './conversations/conversation-list.service.js';
import { ConversationService } from './conversations/conversation.service.js';
import { HistoryService } from './history/history.service.js';
import { isRunning } from './history/message-rows.js';
import { SearchService } from './search/search.service.js';

const isSettled = (page: MessagePage): boolean => !page.nodes.some(isRunning);
const hasSettledHits = (page: SearchPage): boolean =>
  !page.nodes.some((hit) => isRunning(hit.message));

/** What is asked about conversations. */
@Resolver()
export class ChatQueriesResolver {
  constructor(
    private readonly history: HistoryService,
    private readonly search: SearchService,
    private readonly list: ConversationListService,
    private readonly service: ConversationService,
  ) {}

  @Query(() => MessageConnection, {
    description:
      'Everything said, or one conversation: the newest 50 unless asked otherwise, oldest first inside the page.',
  })
  @CachedQuery({ name: 'chat:history', ttlMs: hours(24), scopes: ['chat'], keepIf: isSettled })
  chatHistory(@Viewer() viewer: Viewer, @Args() args: HistoryArgs): Promise<MessagePage> {
    return args.around
      ? this.history.around(viewer, args.around, args)
      : this.history.page(viewer, args.conversationId ?? null, args);
  }

  @Query(() => SearchConnection, {
    description:
      'What was said, best match first; on every branch and in archived conversations too.',
  })
  @CachedQuery({ name: 'chat:search', ttlMs: hours(1), scopes: ['chat'], keepIf: hasSettledHits })
  searchChat(
    @Viewer() viewer: Viewer,
    @Args('query', { type: () => String }) query: string,
    @Args('filter', { type: () => MessageFilter, nullable: true }) filter?: MessageFilter | null,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 20 }) first?: number | null,
    @Args('after', { type: () => String, nullable: true }) after?: string | null,
  ): Promise<SearchPage> {
    return this.search.find(viewer, query, filter ?? null, { first, after });
  }

  @Query(() => ConversationConnection, { description: 'Pinned ones first, then the latest.' })
  @CachedQuery({ name: 'chat:conversations', ttlMs: hours(1), scopes: ['chat'] })
  conversations(
    @Viewer() viewer: Viewer,
    @Args('status', { type: () => ConversationStatuses, nullable: true })
    status?: ConversationStatus | null,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 20 }) first?: number | null,
    @Args('after', { type: () => String, nullable: true }) after?: string | null,
  ): Promise<ConversationPage> {
    return this.list.page(viewer, status ?? null, { first, after });
  }

  @Query(() => ConversationView)
  @CachedQuery({ name: 'chat:conversation', ttlMs: hours(1), scopes: ['chat'] })
  conversation(
    @Viewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<ConversationView> {
    return this.service.one(viewer, id);
  }
}
