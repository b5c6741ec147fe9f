import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Database } from '../../../platform/database/database.js';
import type { Lease } from '../message.entity.js';
import type { ReplyTask } from './reply-task.js';

const LEASE_MS = 10_000;
export const RENEWED_EVERY_MS = 3_000;

/**
 * Who works on a reply. A lease is counted on the database's clock; an owner that stops renewing it
 * is taken for dead, and whoever comes next takes the reply up under the next attempt.
 */
@Injectable()
export class Leases {
  /** This process, among all that serve. */
  readonly owner = uuid();

  constructor(private readonly database: Database) {}

  next(attemptsBefore: number, databaseNow: Date): Lease {
    return {
      owner: this.owner,
      attempt: attemptsBefore + 1,
      until: new Date(databaseNow.getTime() + LEASE_MS),
    };
  }

  /** False when the reply is in other hands or gone: this attempt must stop. */
  async renew({ accountId, replyId, attempt }: ReplyTask): Promise<boolean> {
    const rows = await this.database.write(accountId, (em) =>
      em.execute(
        `update message set lease_until = clock_timestamp() + interval '${LEASE_MS} milliseconds'
         where id = ? and owner = ? and attempt = ? and status = 'GENERATING' returning id`,
        [replyId, this.owner, attempt],
      ),
    );
    return rows.length > 0;
  }
}
