import { Injectable } from '@nestjs/common';
import { AccountDirectory } from '../../platform/auth/account-directory.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { newId } from '../../platform/ids/new-id.js';

/** How exactly is known when a guest was here last. */
export const SEEN_EVERY_MS = 3_600_000;

/** Finds accounts for tokens, across all of them, hence as a worker. */
@Injectable()
export class Directory extends AccountDirectory {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async memberAccount(subject: string, email: string | null): Promise<string> {
    return this.database.asWorker(async (em) => {
      const [known] = await em.execute<{ id: string; email: string | null }[]>(
        'select id, email from account where subject = ?',
        [subject],
      );
      if (known && (email === null || known.email === email)) return known.id;
      const [kept] = await em.execute<{ id: string }[]>(
        `insert into account (id, kind, subject, email, created_at) values (?, 'MEMBER', ?, ?, ?)
         on conflict (subject) do update set email = coalesce(excluded.email, account.email)
         returning id`,
        [newId(), subject, email, this.clock.now()],
      );
      return kept!.id;
    });
  }

  override async noteGuest(accountId: string): Promise<boolean> {
    const now = this.clock.now();
    const rows = await this.database.asWorker((em) =>
      em.execute<object[]>(
        `with noted as (
           update account set seen_at = ? where id = ?::uuid and kind = 'GUEST' and seen_at < ?
         )
         select from account where id = ?::uuid and kind = 'GUEST' and closed_at is null`,
        [now, accountId, new Date(now.getTime() - SEEN_EVERY_MS), accountId],
      ),
    );
    return rows.length > 0;
  }

  override async goneAmong(accountIds: readonly string[]): Promise<string[]> {
    const rows = await this.database.asWorker((em) =>
      em.execute<{ id: string }[]>(
        `select asked.id from unnest(?::uuid[]) as asked (id)
         where not exists (select from account a where a.id = asked.id and a.closed_at is null)`,
        [`{${accountIds.join(',')}}`],
      ),
    );
    return rows.map(({ id }) => id);
  }
}
