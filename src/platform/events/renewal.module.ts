import { Global, Module, type OnModuleInit, Optional } from '@nestjs/common';
import { AccountCache } from '../cache/index.js';
import { Renewals } from './delivery.js';
import { Relay } from './relay.js';

/** Where news and cache meet: facts renew labels, and a cache serves only after the relay caught up. */
@Global()
@Module({
  providers: [{ provide: Renewals, useExisting: AccountCache }],
  exports: [Renewals],
})
export class RenewalModule implements OnModuleInit {
  constructor(
    private readonly cache: AccountCache,
    @Optional() private readonly relay?: Relay,
  ) {}

  onModuleInit(): void {
    this.cache.serveOnlyIf(async () => (await this.relay?.renewUndelivered()) ?? true);
  }
}
