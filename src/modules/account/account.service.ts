import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Viewer } from '../../platform/auth/viewer.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { transactionOf } from '../../platform/database/transaction.js';
import { Refusal, unauthenticated } from '../../platform/errors/refusal.js';
import { newId } from '../../platform/ids/new-id.js';
import { Account } from './account.entity.js';
import type { AccountView } from './account.types.js';
import { heldAt, type HeldRow, holding } from './holding.js';

const DAY_MS = 86_400_000;

@Injectable()
export class AccountService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  of(viewer: Viewer): Promise<AccountView> {
    return this.database.read(viewer.accountId, async (em) =>
      viewOf(await find(em, viewer.accountId)),
    );
  }

  moveTo(viewer: Viewer, zone: string): Promise<AccountView> {
    return this.database.write(viewer.accountId, async (em) => {
      await this.hold(em, viewer.accountId);
      return viewOf(await this.move(em, viewer.accountId, zone));
    });
  }

  /**
   * The same inside a write that holds the account and goes on when the zone was changed too often:
   * the zone then stays as it is.
   */
  async moveIfAllowed(em: EntityManager, accountId: string, zone: string): Promise<void> {
    try {
      await this.move(em, accountId, zone);
    } catch (error) {
      if (!(error instanceof Refusal && error.code === 'CONFLICT')) throw error;
    }
  }

  /**
   * Makes the writes of one account wait for one another until the transaction ends, and a claim of
   * a guest for all of them. To be called before any other lock. Answers the database's clock.
   * @throws Refusal UNAUTHENTICATED when the account is gone
   */
  async hold(em: EntityManager, accountId: string): Promise<Date> {
    const [[held]] = await transactionOf(em).ask<[HeldRow]>(holding(accountId));
    return heldAt(held);
  }

  /** Who claimed this guest: what still comes for the guest is theirs. Null for any other account. */
  async heirOf(accountId: string): Promise<string | null> {
    const [closed] = await this.database.asWorker((em) =>
      em.execute<{ heir: string }[]>(
        'select claimed_by as heir from account where id = ? and claimed_by is not null',
        [accountId],
      ),
    );
    return closed?.heir ?? null;
  }

  /**
   * Notes new or changed messages in the account's one order, under the account's lock, before the
   * transaction goes on.
   */
  journal(em: EntityManager, accountId: string, messageIds: readonly string[]): void {
    if (messageIds.length === 0) return;
    const [count, ids] = [messageIds.length, messageIds.map(() => newId())];
    transactionOf(em).defer({
      sql: `with place as (
         update account set log_seq = log_seq + ? where id = ? returning id, log_seq
       )
       insert into account_log (id, account_id, seq, message_id)
       select entry.id, place.id, place.log_seq - ? + entry.nth, entry.message_id
       from place, unnest(?::uuid[], ?::uuid[]) with ordinality as entry (id, message_id, nth)`,
      values: [count, accountId, count, ids, messageIds],
    });
  }

  private async move(em: EntityManager, accountId: string, zone: string): Promise<Account> {
    const account = await find(em, accountId);
    const now = this.clock.now();
    if (account.moveTo(zone, await recentChanges(em, accountId, now))) {
      await em.execute(
        'insert into account_zone (id, account_id, zone, since) values (?, ?, ?, ?)',
        [newId(), accountId, zone, now],
      );
    }
    return account;
  }
}

async function find(em: EntityManager, accountId: string): Promise<Account> {
  const account = await em.findOne(Account, accountId);
  if (!account) throw unauthenticated();
  return account;
}

/** Zone changes of the last 24 hours, the first zone not counted; null when none was ever set. */
async function recentChanges(
  em: EntityManager,
  accountId: string,
  now: Date,
): Promise<number | null> {
  const [row] = await em.execute<{ all: number; recent: number }[]>(
    `select count(*)::int as all,
            (count(*) filter (where nth > 1 and since > ?))::int as recent
     from (select since, row_number() over (order by since) as nth
           from account_zone where account_id = ?) as zones`,
    [new Date(now.getTime() - DAY_MS), accountId],
  );
  return row && row.all > 0 ? row.recent : null;
}

export const viewOf = ({ id, kind, email, timeZone, createdAt }: Account): AccountView => ({
  id,
  kind,
  email,
  timeZone,
  createdAt,
});
