import {
  Args,
  Context,
  ID,
  Int,
  Mutation,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { type RequestContext, Viewer } from '../../platform/auth/viewer.js';
import { CachedQuery } from '../../platform/cache/cached-query.decorator.js';
import { hours } from '../../platform/cache/durations.js';
import { ActivityLoader } from './activity-loader.js';
import { ActivityService } from './activity.service.js';
import { RecordActivityInput, StartSessionInput } from './session.inputs.js';
import { SessionReader } from './session-reader.js';
import { SessionService } from './session.service.js';
import { ActivityView, SessionConnection, type SessionPage, SessionView } from './session.types.js';

/** The first moment at which one of them will have ended although nobody wrote. */
const soonestEnd = ({ nodes }: SessionPage): Date | null =>
  nodes.reduce<Date | null>(
    (soonest, { openUntil }) =>
      openUntil && (!soonest || openUntil < soonest) ? openUntil : soonest,
    null,
  );

@Resolver(() => SessionView)
export class SessionResolver {
  constructor(
    private readonly reading: SessionReader,
    private readonly visits: SessionService,
    private readonly activity: ActivityService,
    private readonly loader: ActivityLoader,
  ) {}

  @Query(() => SessionView, {
    nullable: true,
    description: 'The open one; of several the one in which somebody was seen last.',
  })
  @CachedQuery<SessionView | null>({
    name: 'session:current',
    ttlMs: hours(1),
    scopes: ['session'],
    validUntil: (session) => session?.openUntil ?? null,
  })
  currentSession(@Viewer() viewer: Viewer): Promise<SessionView | null> {
    return this.reading.current(viewer);
  }

  @Query(() => SessionConnection, { description: 'The newest first.' })
  @CachedQuery({
    name: 'session:list',
    ttlMs: hours(1),
    scopes: ['session'],
    validUntil: soonestEnd,
  })
  sessions(
    @Viewer() viewer: Viewer,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 20 }) first?: number | null,
    @Args('after', { type: () => String, nullable: true }) after?: string | null,
  ): Promise<SessionPage> {
    return this.reading.page(viewer, { first, after });
  }

  @Mutation(() => SessionView, {
    description:
      'The session of this client id, ended or not; else the open one of the device, or a new one.',
  })
  startSession(
    @Viewer() viewer: Viewer,
    @Args('input', { type: () => StartSessionInput }) input: StartSessionInput,
  ): Promise<SessionView> {
    return this.visits.start(viewer, input);
  }

  @Mutation(() => SessionView, {
    description:
      'Something was done. It belongs to the session from its start until half an hour after it was idle; earlier, it counts for its day only; later, SESSION_ENDED.',
  })
  recordActivity(
    @Viewer() viewer: Viewer,
    @Args('input', { type: () => RecordActivityInput }) input: RecordActivityInput,
  ): Promise<SessionView> {
    return this.activity.record(viewer, input);
  }

  @Mutation(() => SessionView, {
    description: 'Keeps the session open for another half hour, and counts as no activity.',
  })
  heartbeat(
    @Viewer() viewer: Viewer,
    @Args('sessionId', { type: () => ID }) sessionId: string,
  ): Promise<SessionView> {
    return this.visits.heartbeat(viewer, sessionId);
  }

  @Mutation(() => SessionView, { description: 'Ended before, it stays as it ended.' })
  endSession(
    @Viewer() viewer: Viewer,
    @Args('sessionId', { type: () => ID }) sessionId: string,
  ): Promise<SessionView> {
    return this.visits.end(viewer, sessionId);
  }

  @ResolveField(() => [ActivityView], { description: 'In the order in which they began.' })
  activities(
    @Parent() { id }: SessionView,
    @Context() request: RequestContext,
  ): Promise<ActivityView[]> {
    return this.loader.of(request, id);
  }
}
