import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { GuestPasses } from '../../../platform/auth/guest-pass.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import type { MigrationAuditView, MigrationStatus } from './claim.types.js';

/** Of the rules by which a guest's things are moved; it changes when they do. */
const MIGRATION_VERSION = '1';

/** An attempt that is on record. */
export interface AuditedAttempt {
  readonly id: string;
  readonly accountId: string;
  readonly guestRef: string;
}

export interface AttemptEnd {
  readonly status: MigrationStatus;
  readonly error?: string;
  readonly conversations?: number;
  readonly messages?: number;
}

/** Who tried to claim whom: lines that are only ever added, each in a transaction of its own. */
@Injectable()
export class ClaimAudit {
  private readonly key: Buffer;

  constructor(
    passes: GuestPasses,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    this.key = passes.derivedKey('guest-refs');
  }

  /** @param named the guest's id, or the pass itself where it proves none */
  async begin(accountId: string, named: string): Promise<AuditedAttempt> {
    const guestRef = createHmac('sha256', this.key).update(named).digest('hex').slice(0, 32);
    const attempt = { id: uuid(), accountId, guestRef };
    await this.end(attempt, { status: 'STARTED' });
    return attempt;
  }

  async end(attempt: AuditedAttempt, end: AttemptEnd): Promise<void> {
    const { id, accountId, guestRef } = attempt;
    const { status, error = null, conversations = 0, messages = 0 } = end;
    await this.database.write(accountId, (em) =>
      em.execute(
        `insert into migration_audit (id, attempt_id, account_id, guest_ref, status, error,
           conversations, messages, at, migration_version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        [
          uuid(),
          id,
          accountId,
          guestRef,
          status,
          error,
          conversations,
          messages,
          this.clock.now(),
          MIGRATION_VERSION,
        ],
      ),
    );
  }

  /** The newest attempts, for admins. */
  async list(status: MigrationStatus | null, first: number): Promise<MigrationAuditView[]> {
    const rows = await this.database.asReport((em) =>
      em.execute<AuditRow[]>(
        `select * from (
           select distinct on (attempt_id) attempt_id as id, guest_ref as "guestRef",
             account_id as "accountId", status, error, conversations, messages,
             min(at) over (partition by attempt_id) as "startedAt",
             case when status <> 'STARTED' then at end as "finishedAt",
             migration_version as "migrationVersion"
           from migration_audit order by attempt_id, status = 'STARTED'
         ) as attempts
         where status = coalesce(?::text, status) order by "startedAt" desc, id desc limit ?`,
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

type AuditRow = Omit<MigrationAuditView, 'startedAt' | 'finishedAt'> & {
  startedAt: string;
  finishedAt: string | null;
};
