import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { Viewer } from '../../../platform/auth/viewer.js';
import { CrisisSupport } from './crisis.types.js';
import { SupportService } from './support.service.js';

@Resolver()
export class SupportResolver {
  constructor(private readonly support: SupportService) {}

  @Query(() => CrisisSupport, {
    nullable: true,
    description:
      'Where people listen, once more, for a message that is flagged: those of where the account lives now. null: it is not flagged. Never cached, so that what is corrected here is told at once.',
  })
  crisisSupport(
    @Viewer() viewer: Viewer,
    @Args('messageId', { type: () => ID }) messageId: string,
  ): Promise<CrisisSupport | null> {
    return this.support.about(viewer, messageId);
  }
}
