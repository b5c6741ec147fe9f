import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { unauthenticated } from '../../../platform/errors/refusal.js';
import { recordIn } from '../../../platform/events/record.js';
import { newId } from '../../../platform/ids/new-id.js';
import { AccountClosed, type Belongings, Estates } from '../../account/index.js';
import { alreadyClaimed, guestNotFound } from '../migration.errors.js';
import { GuestClaimed } from '../migration.events.js';
import { type AuditedAttempt, ClaimAudit } from './claim-audit.js';
import type { MigrationReceiptView } from './claim.types.js';

/** Whose things go to whom. */
export interface Transfer {
  readonly from: string;
  readonly to: string;
}

interface Party {
  id: string;
  kind: 'GUEST' | 'MEMBER';
  closed: boolean;
  claimedBy: string | null;
}

type Receipt = Omit<MigrationReceiptView, 'replayed' | 'status'>;

/** The one transaction of a claim. */
@Injectable()
export class ClaimTransfer {
  constructor(
    private readonly database: Database,
    private readonly estates: Estates,
    private readonly audit: ClaimAudit,
    private readonly clock: Clock,
  ) {}

  /** What would come along; what did, if the caller has claimed this guest before. */
  preview(transfer: Transfer): Promise<Belongings> {
    return this.database.asClaim(transfer, async (em) => {
      const isClaimed = expectClaimable(await parties(em, transfer), transfer);
      return isClaimed ? receiptOf(em, transfer) : this.estates.count(em, transfer.from);
    });
  }

  /** Done before by the same claimer, it changes nothing. */
  run(transfer: Transfer, attempt: AuditedAttempt): Promise<MigrationReceiptView> {
    return this.database.asClaim(transfer, async (em) => {
      // Held until the end: whoever writes for either account now waits, or has been waited for.
      const isClaimed = expectClaimable(await parties(em, transfer, 'for update'), transfer);
      // Told again with a receipt that is asked for again: the first time may not have reached all.
      recordIn(em, new AccountClosed(transfer.from), new GuestClaimed(transfer.to));
      const receipt = isClaimed ? await receiptOf(em, transfer) : await this.move(em, transfer);
      await this.audit.succeed(em, attempt, receipt);
      return { ...receipt, status: 'COMPLETED', replayed: isClaimed };
    });
  }

  private async move(em: EntityManager, transfer: Transfer): Promise<Receipt> {
    const { from, to } = transfer;
    const startedAt = this.clock.now();
    const moved = await this.estates.handOver(em, { from, to, at: startedAt });
    const receipt = { id: newId(), ...moved, startedAt, finishedAt: this.clock.now() };
    await em.execute(
      `with closed as (update account set closed_at = ?, claimed_by = ? where id = ?)
       insert into claim (id, account_id, guest_id, conversations, messages, sessions, active_days,
         started_at, finished_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        receipt.finishedAt,
        to,
        from,
        receipt.id,
        to,
        from,
        moved.conversations,
        moved.messages,
        moved.sessions,
        moved.activeDays,
        startedAt,
        receipt.finishedAt,
      ],
    );
    return receipt;
  }
}

/** Both accounts, always in the same order, so that two claims never wait for one another. */
async function parties(em: EntityManager, { from, to }: Transfer, lock = ''): Promise<Party[]> {
  return em.execute<Party[]>(
    `select id, kind, closed_at is not null as closed, claimed_by as "claimedBy"
     from account where id in (?, ?) order by id ${lock}`,
    [from, to],
  );
}

/** Whether the guest is the claimer's already. */
function expectClaimable(found: readonly Party[], { from, to }: Transfer): boolean {
  const guest = found.find(({ id, kind }) => id === from && kind === 'GUEST');
  if (!found.some(({ id, kind }) => id === to && kind === 'MEMBER')) throw unauthenticated();
  if (guest?.claimedBy === to) return true;
  if (guest?.claimedBy) throw alreadyClaimed();
  if (!guest || guest.closed) throw guestNotFound();
  return false;
}

async function receiptOf(em: EntityManager, { from, to }: Transfer): Promise<Receipt> {
  const [receipt] = await em.execute<(Receipt & { startedAt: string; finishedAt: string })[]>(
    `select id, conversations, messages, sessions, active_days as "activeDays",
       started_at as "startedAt", finished_at as "finishedAt"
     from claim where account_id = ? and guest_id = ?`,
    [to, from],
  );
  const { startedAt, finishedAt, ...rest } = receipt!;
  return { ...rest, startedAt: new Date(startedAt), finishedAt: new Date(finishedAt) };
}
