import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Database } from '../../../platform/database/database.js';
import { PRESENT_ZONE } from '../../account/index.js';

const MOST_REMEMBERED = 10_000;
/** Whoever needs help is told what is known by then. */
const PATIENCE_MS = 500;

/** Where an account lives, told also when the database cannot tell: as it was seen last, or null. */
@Injectable()
export class Whereabouts {
  private readonly seen = new LRUCache<string, string>({ max: MOST_REMEMBERED });

  constructor(private readonly database: Database) {}

  async zoneOf(accountId: string): Promise<string | null> {
    const asked = this.ask(accountId).catch(() => undefined);
    const late = pause(PATIENCE_MS, undefined, { ref: false });
    return (await Promise.race([asked, late])) ?? this.seen.get(accountId) ?? null;
  }

  private async ask(accountId: string): Promise<string | undefined> {
    const [[account]] = await this.database.rows<[{ zone: string }]>(accountId, PRESENT_ZONE);
    if (account) this.seen.set(accountId, account.zone);
    return account?.zone;
  }
}
