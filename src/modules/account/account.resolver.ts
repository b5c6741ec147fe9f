import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Address, Viewer } from '../../platform/auth/viewer.js';
import { TimeZone } from '../../platform/graphql/scalars.js';
import { HasOwnLimit } from '../../platform/limits/mutation-limit.interceptor.js';
import { AccountService } from './account.service.js';
import { AccountView, GuestPassView } from './account.types.js';
import { ErasureService } from './erasure.service.js';
import { GuestService } from './guest.service.js';

@Resolver(() => AccountView)
export class AccountResolver {
  constructor(
    private readonly accounts: AccountService,
    private readonly guests: GuestService,
    private readonly erasure: ErasureService,
  ) {}

  @Query(() => AccountView, { description: 'The account that the token proves.' })
  me(@Viewer() viewer: Viewer): Promise<AccountView> {
    return this.accounts.of(viewer);
  }

  @Mutation(() => GuestPassView, {
    description: 'A new guest; needs no token, limited per address.',
  })
  @HasOwnLimit()
  createGuest(
    @Address() address: string,
    @Args('timeZone', { type: () => TimeZone, nullable: true }) timeZone?: string,
  ): Promise<GuestPassView> {
    return this.guests.welcome(address, timeZone ?? undefined);
  }

  @Mutation(() => AccountView, { description: 'Lives in this zone from now on; past days stay.' })
  setTimeZone(
    @Viewer() viewer: Viewer,
    @Args('timeZone', { type: () => TimeZone }) timeZone: string,
  ): Promise<AccountView> {
    return this.accounts.moveTo(viewer, timeZone);
  }

  @Mutation(() => Boolean, {
    description: 'Deletes the account and everything that was ever said or done in it, for good.',
  })
  deleteMyData(
    @Viewer() viewer: Viewer,
    @Args('confirm', { type: () => Boolean }) confirm: boolean,
  ): Promise<boolean> {
    return this.erasure.erase(viewer, confirm);
  }
}
