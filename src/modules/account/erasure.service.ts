import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../platform/auth/viewer.js';
import { Database } from '../../platform/database/database.js';
import { badInput } from '../../platform/errors/refusal.js';
import { recordIn } from '../../platform/events/record.js';
import { AccountErased } from './account.events.js';

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
    return this.database.asWorker(async (em) => {
      // Waits for whoever writes for the account; whoever comes later finds none.
      const gone = await em.execute<{ id: string }[]>(
        `with gone as (delete from account where id = ? or claimed_by = ? returning id),
         untold as (delete from outbox_event using gone where account_id = gone.id)
         select id from gone`,
        [accountId, accountId],
      );
      recordIn(em, ...gone.map(({ id }) => new AccountErased(id)));
      return true;
    });
  }
}
