import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { GuestPasses } from '../../../platform/auth/guest-pass.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { newId } from '../../../platform/ids/new-id.js';
import type { MigrationStatus } from './claim.types.js';

/** Of the rules by which a guest's things are moved; it changes when they do. */
const MIGRATION_VERSION = '1';

/** An attempt that is on record. */
export interface AuditedAttempt {
  readonly id: string;
  readonly accountId: string;
  readonly guestRef: string;
}

interface Line {
  readonly status: MigrationStatus;
  readonly error?: string;
  readonly conversations?: number;
  readonly messages?: number;
}

/**
 * Who tried to claim whom: lines that are only ever added. The beginning of an attempt and its failure
 * are each committed by themselves; its success is committed with what it did.
 */
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
    const attempt = { id: newId(), accountId, guestRef };
    await this.alone(attempt, { status: 'STARTED' });
    return attempt;
  }

  /** Within the transaction that moves everything: a record of success is never wrong, nor missing. */
  async succeed(
    em: EntityManager,
    attempt: AuditedAttempt,
    { conversations, messages }: { conversations: number; messages: number },
  ): Promise<void> {
    await this.add(em, attempt, { status: 'COMPLETED', conversations, messages });
  }

  async fail(attempt: AuditedAttempt, status: 'REFUSED' | 'FAILED', error: string): Promise<void> {
    await this.alone(attempt, { status, error });
  }

  private async alone(attempt: AuditedAttempt, line: Line): Promise<void> {
    await this.database.write(attempt.accountId, (em) => this.add(em, attempt, line));
  }

  private async add(
    em: EntityManager,
    { id, accountId, guestRef }: AuditedAttempt,
    { status, error, conversations = 0, messages = 0 }: Line,
  ): Promise<void> {
    const known = [newId(), id, accountId, guestRef, status, error ?? null];
    await em.execute(
      `insert into migration_audit (id, attempt_id, account_id, guest_ref, status, error,
         conversations, messages, at, migration_version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [...known, conversations, messages, this.clock.now(), MIGRATION_VERSION],
    );
  }
}
