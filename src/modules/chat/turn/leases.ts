import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.js';
import { newId } from '../../../platform/ids/new-id.js';
import { AccountService } from '../../account/index.js';
import type { Companion } from '../companion/companion.js';
import type { Lease, Message } from '../message.entity.js';
import { COMPANION } from './companion.provider.js';
import type { ReplyTask } from './reply-task.js';

const LEASE_MS = 10_000;
export const RENEWED_EVERY_MS = 3_000;

/** When whoever works on it showed a sign of life last. */
export const lastSeen = ({ leaseUntil, updatedAt }: Message): Date =>
  leaseUntil ? new Date(leaseUntil.getTime() - LEASE_MS) : updatedAt;

/**
 * Who works on a reply. A lease is counted on the database's clock; an owner that stops renewing it
 * is taken for dead, and whoever comes next takes the reply up under the next attempt.
 */
@Injectable()
export class Leases {
  /** This process, among all that serve. */
  readonly owner = newId();

  constructor(
    private readonly database: Database,
    private readonly accounts: AccountService,
    @Inject(COMPANION) private readonly companion: Companion,
  ) {}

  /** @param model the one that the conversation wants, if any */
  next(attemptsBefore: number, databaseNow: Date, model: string | null): Lease {
    return {
      owner: this.owner,
      attempt: attemptsBefore + 1,
      model: model ?? this.companion.model,
      until: new Date(databaseNow.getTime() + LEASE_MS),
    };
  }

  /**
   * Also keeps what was written so far (null: nothing new). `lost` when the reply is in other hands
   * or gone, `unwanted` when somebody asked for it to stop: either way this attempt must end.
   */
  async renew(task: ReplyTask, text: string | null): Promise<'held' | 'unwanted' | 'lost'> {
    const held = await this.renewFor(task.accountId, task, text);
    if (held) return held;
    // What a guest began goes on for whoever has claimed them meanwhile.
    const heir = await this.accounts.heirOf(task.accountId);
    const grip = heir === null ? null : await this.renewFor(heir, task, text);
    return grip ?? 'lost';
  }

  private async renewFor(
    accountId: string,
    { replyId, attempt }: ReplyTask,
    text: string | null,
  ): Promise<'held' | 'unwanted' | null> {
    const [row] = await this.database.note<{ unwanted: boolean }>(accountId, {
      sql: `update message set lease_until = clock_timestamp() + interval '${LEASE_MS} milliseconds',
              content = case when ? then ? else content end,
              written_in = case when ? then attempt else written_in end
            where id = ? and owner = ? and attempt = ? and status = 'GENERATING'
            returning (stop_asked_in = attempt) is true as unwanted`,
      values: [text !== null, text ?? '', text !== null, replyId, this.owner, attempt],
    });
    if (!row) return null;
    return row.unwanted ? 'unwanted' : 'held';
  }
}
