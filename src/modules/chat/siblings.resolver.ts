import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../../platform/auth/viewer.js';
import { MessageView } from './chat.types.js';
import { MessageLoading } from './history/message-loaders.js';

/** The alternatives of a message. */
@Resolver(() => MessageView)
export class SiblingsResolver {
  constructor(private readonly loading: MessageLoading) {}

  @ResolveField(() => [MessageView])
  siblings(
    @Parent() message: MessageView,
    @Context() request: RequestContext,
  ): Promise<MessageView[]> | MessageView[] {
    return message.siblingCount > 1 ? this.loading.of(request).siblings.load(message) : [message];
  }
}
