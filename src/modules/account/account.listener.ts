import { Injectable } from '@nestjs/common';
import { Authenticator } from '../../platform/auth/authenticator.js';
import { Delivery } from '../../platform/events/delivery.js';
import { AccountClosed } from './account.events.js';

/** A closed account's tokens are not remembered any longer. */
@Injectable()
export class AccountListener {
  constructor(delivery: Delivery, authenticator: Authenticator) {
    delivery.subscribe<AccountClosed>({
      name: 'account',
      hears: [AccountClosed],
      hear: async ({ accountId }) => authenticator.forget(accountId),
    });
  }
}
