import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Renewals } from '../../../platform/events/delivery.js';

const MOST_ACCOUNTS = 10_000;

/**
 * News may reach a reader before its writer has renewed the labels. Who reads history because of it
 * must not be shown the time before, so the labels are renewed before the news is passed on.
 */
@Injectable()
export class FreshLabels {
  /** Up to which place of an account's log this was done here: once for all who listen. */
  private readonly done = new LRUCache<string, number>({ max: MOST_ACCOUNTS });

  constructor(private readonly renewals: Renewals) {}

  async renew(accountId: string): Promise<void> {
    // A store that cannot be reached serves nothing old either.
    await this.renewals.renew(accountId, ['chat']).catch(() => false);
  }

  async renewUpTo(accountId: string, place: number): Promise<void> {
    if ((this.done.get(accountId) ?? 0) >= place) return;
    await this.renew(accountId);
    this.done.set(accountId, Math.max(place, this.done.get(accountId) ?? 0));
  }
}
