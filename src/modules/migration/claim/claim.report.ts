import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.js';
import type { MigrationAuditView, MigrationStatus } from './claim.types.js';

/** What admins see of claims. */
@Injectable()
export class ClaimReport {
  constructor(private readonly database: Database) {}

  /** The newest attempts, each with how it ended, if it did. */
  async newest(status: MigrationStatus | null, first: number): Promise<MigrationAuditView[]> {
    const rows = await this.database.asReport((em) =>
      em.execute<AttemptRow[]>(
        `select begun.attempt_id as id, begun.guest_ref as "guestRef", begun.account_id as "accountId",
           coalesce(ended.status, begun.status) as status, ended.error,
           coalesce(ended.conversations, 0) as conversations, coalesce(ended.messages, 0) as messages,
           begun.at as "startedAt", ended.at as "finishedAt",
           begun.migration_version as "migrationVersion"
         from migration_audit begun left join migration_audit ended
           on ended.attempt_id = begun.attempt_id and ended.status <> 'STARTED'
         where begun.status = 'STARTED'
           and coalesce(ended.status, begun.status) = coalesce(?::text, ended.status, begun.status)
         order by begun.at desc, begun.attempt_id desc limit ?`,
        [status, first],
      ),
    );
    return rows.map(({ startedAt, finishedAt, ...row }) => ({
      ...row,
      startedAt: new Date(startedAt),
      finishedAt: finishedAt === null ? null : new Date(finishedAt),
    }));
  }
}

type AttemptRow = Omit<MigrationAuditView, 'startedAt' | 'finishedAt'> & {
  startedAt: string;
  finishedAt: string | null;
};
