import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../platform/auth/viewer.js';
import { Database } from '../../platform/database/database.js';
import { badInput } from '../../platform/errors/refusal.js';
import { eraseAccounts } from './erasing.js';

/** The right to be forgotten. */
@Injectable()
export class ErasureService {
  constructor(private readonly database: Database) {}

  /**
   * Deletes the account, the guests that it claimed, and everything of theirs. Only the record of
   * claims stays, which names nobody. A token that is still valid opens a new, empty account.
   */
  async erase({ accountId }: Viewer, isConfirmed: boolean): Promise<boolean> {
    if (!isConfirmed)
      throw badInput('Nothing was deleted: say confirm: true to delete everything.');
    await this.database.asWorker((em) =>
      eraseAccounts(em, 'id = ? or claimed_by = ?', [accountId, accountId]),
    );
    return true;
  }
}
