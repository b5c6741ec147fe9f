import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Viewer } from '../../platform/auth/viewer.js';
import { CachedQuery } from '../../platform/cache/cached-query.decorator.js';
import { type Item, ITEMS } from './mini-ipip.js';
import { CONTEXT_MS, PersonalityService } from './personality.service.js';
import {
  PersonalityAnswer,
  PersonalityContextView,
  PersonalityItemView,
  PersonalityView,
  TraitsInput,
} from './personality.types.js';

@Resolver(() => PersonalityView)
export class PersonalityResolver {
  constructor(private readonly personalities: PersonalityService) {}

  @Query(() => PersonalityView, { nullable: true, description: 'The present version.' })
  personality(@Viewer() viewer: Viewer): Promise<PersonalityView | null> {
    return this.personalities.current(viewer);
  }

  @Query(() => [PersonalityView], { description: 'The newest version first, at most 1000.' })
  personalityHistory(@Viewer() viewer: Viewer): Promise<PersonalityView[]> {
    return this.personalities.history(viewer);
  }

  @Query(() => PersonalityContextView, {
    description:
      'With the version that is known already, little is sent while it is the present one.',
  })
  @CachedQuery<PersonalityContextView>({
    name: 'personality:context',
    ttlMs: CONTEXT_MS,
    scopes: ['personality'],
    validUntil: ({ expiresAt }) => expiresAt,
  })
  personalityContext(
    @Viewer() viewer: Viewer,
    @Args('knownVersion', { type: () => Int, nullable: true }) knownVersion?: number | null,
  ): Promise<PersonalityContextView> {
    return this.personalities.context(viewer, knownVersion ?? null);
  }

  @Query(() => [PersonalityItemView], {
    description: 'The Mini-IPIP (Donnellan et al. 2006): each item is to be answered once, 1 to 5.',
  })
  personalityQuestionnaire(@Viewer() _viewer: Viewer): readonly Item[] {
    return ITEMS;
  }

  @Mutation(() => PersonalityView, {
    description: 'A new version; the note has at most 1000 characters.',
  })
  savePersonality(
    @Viewer() viewer: Viewer,
    @Args('traits', { type: () => TraitsInput }) traits: TraitsInput,
    @Args('note', { type: () => String, nullable: true }) note?: string | null,
  ): Promise<PersonalityView> {
    return this.personalities.save(viewer, traits, note ?? null);
  }

  @Mutation(() => PersonalityView, { description: 'A new version from the answers to all items.' })
  answerPersonalityQuestionnaire(
    @Viewer() viewer: Viewer,
    @Args('answers', { type: () => [PersonalityAnswer] }) answers: PersonalityAnswer[],
  ): Promise<PersonalityView> {
    return this.personalities.answer(viewer, answers);
  }

  @Mutation(() => Boolean, {
    description: 'Deletes every version, notes included. true: none is kept, also when none was.',
  })
  forgetPersonality(@Viewer() viewer: Viewer): Promise<boolean> {
    return this.personalities.forget(viewer);
  }
}
