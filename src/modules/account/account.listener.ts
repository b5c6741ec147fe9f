import { Injectable } from '@nestjs/common';
import { Farewells } from '../../platform/auth/farewells.js';
import { AccountCache } from '../../platform/cache/index.js';
import { Delivery } from '../../platform/events/delivery.js';
import { AccountClosed, AccountErased } from './account.events.js';

/** A request that began before an account was erased may keep its answer after it. */
const LATE_ANSWERS_MS = 30_000;

/** What is left of an account outside the database goes when the account goes. */
@Injectable()
export class AccountListener {
  constructor(
    delivery: Delivery,
    private readonly farewells: Farewells,
    private readonly cache: AccountCache,
  ) {
    delivery.subscribe<AccountClosed | AccountErased>({
      name: 'account',
      hears: [AccountClosed, AccountErased],
      hear: (fact) => this.hear(fact),
    });
  }

  private async hear(fact: AccountClosed | AccountErased): Promise<void> {
    const { accountId } = fact;
    this.farewells.say(accountId);
    if (!(fact instanceof AccountErased)) return;
    await this.cache.erase(accountId);
    setTimeout(
      () => void this.cache.erase(accountId).catch(() => undefined),
      LATE_ANSWERS_MS,
    ).unref();
  }
}
