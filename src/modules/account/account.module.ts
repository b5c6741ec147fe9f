import { Global, Module } from '@nestjs/common';
import { AccountDirectory } from '../../platform/auth/account-directory.js';
import { Authenticator } from '../../platform/auth/authenticator.js';
import { Farewells } from '../../platform/auth/farewells.js';
import { Proofs } from '../../platform/auth/proofs.js';
import { Directory } from './account.directory.js';
import { AccountEstate } from './account.estate.js';
import { AccountListener } from './account.listener.js';
import { AccountResolver } from './account.resolver.js';
import { AccountService } from './account.service.js';
import { ErasureService } from './erasure.service.js';
import { Estates } from './estates.js';
import { GuestPurge } from './guest-purge.js';
import { GuestService } from './guest.service.js';
import { AccountSection } from './account.section.js';
import { Sections } from './sections.js';

@Global()
@Module({
  providers: [
    AccountResolver,
    AccountService,
    GuestService,
    GuestPurge,
    ErasureService,
    Estates,
    AccountEstate,
    Sections,
    AccountSection,
    AccountListener,
    Farewells,
    Authenticator,
    Proofs,
    { provide: AccountDirectory, useClass: Directory },
  ],
  exports: [AccountService, Estates, Sections, AccountDirectory, Authenticator, Farewells],
})
export class AccountModule {}
