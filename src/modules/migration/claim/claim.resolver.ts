import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Admin, PostOnly, Viewer } from '../../../platform/auth/viewer.js';
import { pageRequest } from '../../../platform/paging/page-request.js';
import { ClaimReport } from './claim.report.js';
import { ClaimService } from './claim.service.js';
import {
  ClaimPreviewView,
  MigrationAuditView,
  MigrationReceiptView,
  type MigrationStatus,
  MigrationStatuses,
} from './claim.types.js';

const NEWEST = { size: 50, direction: 'forward' } as const;

@Resolver()
export class ClaimResolver {
  constructor(
    private readonly claims: ClaimService,
    private readonly report: ClaimReport,
  ) {}

  @Query(() => ClaimPreviewView, { description: 'What a claim would bring. POST only.' })
  claimPreview(
    @PostOnly() _: void,
    @Viewer() viewer: Viewer,
    @Args('guestToken') guestToken: string,
  ): Promise<ClaimPreviewView> {
    return this.claims.preview(viewer, guestToken);
  }

  @Mutation(() => MigrationReceiptView, {
    description: 'Everything of this guest becomes the caller’s; the pass is dead from then on.',
  })
  claimGuest(
    @Viewer() viewer: Viewer,
    @Args('guestToken') guestToken: string,
  ): Promise<MigrationReceiptView> {
    return this.claims.claim(viewer, guestToken);
  }

  @Query(() => [MigrationAuditView], { description: 'Attempts to claim guests, newest first.' })
  migrations(
    @Admin() _: Viewer,
    @Args('status', { type: () => MigrationStatuses, nullable: true })
    status: MigrationStatus | null,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 50 }) first: number | null,
  ): Promise<MigrationAuditView[]> {
    return this.report.newest(status ?? null, pageRequest({ first }, NEWEST).size);
  }
}
