import { Args, ID, Int, Mutation, Resolver } from '@nestjs/graphql';
import { UseInterceptors } from '@nestjs/common';
import { Viewer } from '../../platform/auth/viewer.js';
import { HasOwnLimit } from '../../platform/limits/mutation-limit.interceptor.js';
import { ReplyAnnotation, SendMessageInput } from './chat.inputs.js';
import { ConversationView, MessageView, SendMessagePayload } from './chat.types.js';
import { AnnotationService } from './marks/annotation.service.js';
import { MarksService } from './marks/marks.service.js';
import { CrisisCare } from './safety/crisis-care.interceptor.js';
import { BranchService } from './turn/branch.service.js';
import { WritingService } from './turn/writing.service.js';

const wait = { type: () => Boolean, defaultValue: true };

/** What is said, and what is done to what was said. */
@Resolver(() => MessageView)
export class MessageResolver {
  constructor(
    private readonly writing: WritingService,
    private readonly branches: BranchService,
    private readonly marks: MarksService,
    private readonly annotations: AnnotationService,
  ) {}

  @Mutation(() => SendMessagePayload)
  @HasOwnLimit()
  @UseInterceptors(CrisisCare)
  sendMessage(
    @Viewer() viewer: Viewer,
    @Args('input', { type: () => SendMessageInput }) input: SendMessageInput,
  ): Promise<SendMessagePayload> {
    return this.writing.send(viewer, input);
  }

  @Mutation(() => SendMessagePayload, {
    description: 'A new user message beside the old one, and a reply to it.',
  })
  @HasOwnLimit()
  @UseInterceptors(CrisisCare)
  editMessage(
    @Viewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
    @Args('content', { type: () => String }) content: string,
    @Args('clientMessageId', { type: () => ID }) clientMessageId: string,
    @Args('wait', wait) waits: boolean,
  ): Promise<SendMessagePayload> {
    return this.writing.edit(viewer, id, content, clientMessageId, waits);
  }

  @Mutation(() => MessageView, { description: 'Another reply beside the old one.' })
  @HasOwnLimit()
  regenerateReply(
    @Viewer() viewer: Viewer,
    @Args('messageId', { type: () => ID }) messageId: string,
    @Args('clientMessageId', { type: () => ID }) clientMessageId: string,
    @Args('wait', wait) waits: boolean,
  ): Promise<MessageView> {
    return this.writing.regenerate(viewer, messageId, clientMessageId, waits);
  }

  @Mutation(() => ConversationView, {
    description: 'Makes the branch through this message the active one.',
  })
  selectBranch(
    @Viewer() viewer: Viewer,
    @Args('messageId', { type: () => ID }) messageId: string,
  ): Promise<ConversationView> {
    return this.branches.select(viewer, messageId);
  }

  @Mutation(() => Boolean)
  annotateReply(
    @Viewer() viewer: Viewer,
    @Args('messageId', { type: () => ID }) messageId: string,
    @Args('input', { type: () => ReplyAnnotation }) input: ReplyAnnotation,
  ): Promise<boolean> {
    return this.annotations.annotate(viewer, messageId, input);
  }

  @Mutation(() => MessageView, { description: 'null takes the rating back.' })
  rateMessage(
    @Viewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
    @Args('rating', { type: () => Int, nullable: true }) rating?: number | null,
  ): Promise<MessageView> {
    return this.marks.rate(viewer, id, rating ?? null);
  }

  @Mutation(() => MessageView)
  reactToMessage(
    @Viewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
    @Args('reaction', { type: () => String }) reaction: string,
    @Args('on', { type: () => Boolean, defaultValue: true }) on: boolean,
  ): Promise<MessageView> {
    return this.marks.react(viewer, id, reaction, on);
  }
}
