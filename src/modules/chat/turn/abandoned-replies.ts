import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.js';
import { Sweep } from '../../../platform/database/sweep.js';
import { Refusal } from '../../../platform/errors/refusal.js';
import { AccountService } from '../../account/index.js';
import { locked } from '../conversations/conversation.service.js';
import { makeWay } from './turn-opening.js';

const PAUSE_MS = 30_000;
/** Whoever goes on with a conversation takes its reply over at once; one who only stalled gets this long. */
const GIVEN_UP_AFTER_MS = 60_000;
const BATCH = 100;

interface Abandoned {
  accountId: string;
  conversationId: string;
}

/**
 * Writes down as interrupted what a killed process left half-written and nobody came back to. Whoever
 * reads sees it so without this; those who listen are told, and the attempt gets its line in the log.
 */
@Injectable()
export class AbandonedReplies extends Sweep {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountService,
  ) {
    super(PAUSE_MS);
  }

  /** Ends what is due, up to a batch; answers how many it ended. One that cannot be ended is in no other's way. */
  async pass(): Promise<number> {
    const found = await this.database.asWorker((em) =>
      em.execute<Abandoned[]>(
        `select account_id as "accountId", conversation_id as "conversationId" from message
         where status = 'GENERATING'
           and lease_until < clock_timestamp() - interval '${GIVEN_UP_AFTER_MS} milliseconds'
         order by lease_until limit ${BATCH}`,
      ),
    );
    let ended = 0;
    for (const each of found) if (await this.end(each)) ended += 1;
    return ended;
  }

  protected async isMoreLeft(): Promise<boolean> {
    return (await this.pass()) === BATCH;
  }

  private async end({ accountId, conversationId }: Abandoned): Promise<boolean> {
    try {
      return await this.database.write(accountId, async (em) => {
        const databaseNow = await this.accounts.hold(em, accountId);
        await locked(em, conversationId);
        const ids = (await makeWay(em, conversationId, databaseNow)).map(({ id }) => id);
        this.accounts.journal(em, accountId, ids);
        return ids.length > 0;
      });
    } catch (error) {
      // Taken up, deleted or claimed meanwhile: somebody came back to it.
      if (!(error instanceof Refusal))
        this.log.warn({ err: error, conversationId }, 'an abandoned reply could not be ended');
      return false;
    }
  }
}
