import { Args, ID, Int, Mutation, Query, Resolver, Subscription } from '@nestjs/graphql';
import { Viewer } from '../../../platform/auth/viewer.js';
import { MessageView } from '../chat.types.js';
import { MessageEventsService } from './message-events.service.js';
import { ReplyStreamService } from './reply-stream.service.js';
import { StoppingService } from './stopping.service.js';
import { MessageEventPage, MessageEventView, ReplyEventView } from './streaming.types.js';

const asItIs = { resolve: (event: unknown) => event };

/** What is told while it happens. */
@Resolver()
export class StreamingResolver {
  constructor(
    private readonly replies: ReplyStreamService,
    private readonly events: MessageEventsService,
    private readonly stopping: StoppingService,
  ) {}

  @Subscription(() => ReplyEventView, {
    ...asItIs,
    description:
      'The reply as it is written; ends with a final event whose status is not GENERATING.',
  })
  replyStream(
    @Viewer() viewer: Viewer,
    @Args('messageId', { type: () => ID }) messageId: string,
  ): AsyncGenerator<ReplyEventView> {
    return this.replies.follow(viewer, messageId);
  }

  @Subscription(() => MessageEventView, {
    ...asItIs,
    description:
      'Every new or changed message of the caller, in order, from `after` on (a gap-free resume).',
  })
  messageEvents(
    @Viewer() viewer: Viewer,
    @Args('after', { type: () => String, nullable: true }) after?: string | null,
  ): AsyncGenerator<MessageEventView> {
    return this.events.follow(viewer, after ?? null);
  }

  @Query(() => MessageEventPage, {
    name: 'messageEvents',
    description:
      'The same log as the subscription reads, a page at a time. Without `after`: no events, and the cursor of now.',
  })
  messageEventPage(
    @Viewer() viewer: Viewer,
    @Args('after', { type: () => String, nullable: true }) after?: string | null,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 100 }) first?: number | null,
  ): Promise<MessageEventPage> {
    return this.events.page(viewer, after ?? null, first ?? null);
  }

  @Mutation(() => MessageView, {
    description: 'Ends a reply that is being written; what was written of it stays.',
  })
  stopReply(
    @Viewer() viewer: Viewer,
    @Args('messageId', { type: () => ID }) messageId: string,
  ): Promise<MessageView> {
    return this.stopping.stop(viewer, messageId);
  }
}
