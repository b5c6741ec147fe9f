import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { AccountDirectory } from '../../platform/auth/account-directory.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';

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
        [uuid(), subject, email, this.clock.now()],
      );
      return kept!.id;
    });
  }

  override async isOpenGuest(accountId: string): Promise<boolean> {
    const rows = await this.database.asWorker((em) =>
      em.execute(
        `select from account where id = ?::uuid and kind = 'GUEST' and closed_at is null`,
        [accountId],
      ),
    );
    return rows.length > 0;
  }
}
